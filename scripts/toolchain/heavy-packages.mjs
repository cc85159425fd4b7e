/** Named so that the development server and the browser tests prepare them at once, and do not find them late and reload in the middle. */
export const heavyPackages = [
	'@tensorflow/tfjs-core',
	'@tensorflow/tfjs-core/dist/register_all_gradients',
	'@tensorflow/tfjs-backend-wasm',
	'@tensorflow/tfjs-backend-cpu',
	'plotly.js-dist-min'
];
