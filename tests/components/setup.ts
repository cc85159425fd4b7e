import '../../src/app.css';
