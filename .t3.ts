import { startNodeBackend } from './src/lib/training/node-backend.ts';
import { createTrainer } from './src/lib/training/train.ts';
import { linearWorld } from './tests/unit/training/examples.ts';
import { writeFileSync } from 'node:fs';
const train=createTrainer(await startNodeBackend());
const tr=linearWorld(3000,20,2,1), va=linearWorld(1000,20,2,2);
writeFileSync('/tmp/gb.bin',Buffer.concat([Buffer.from(tr.x.values.buffer),Buffer.from(tr.y.buffer),Buffer.from(va.x.values.buffer),Buffer.from(va.y.buffer)]));
const base={key:'b',train:tr,nClasses:2,fit:{epochs:1,batchSize:1,learningRate:1},seed:1};
for(let i=0;i<20;i++){const a=performance.now();const [m]=await train([{...base,model:{kind:'gradient-boosting',rounds:200,maxDepth:3,learningRate:.1}}]);const b=performance.now();
const p=m.predict(va.x);let acc=0,ll=0;for(let j=0;j<1000;j++){acc+=+((p[j]>.5)===(va.y[j]>.5));ll-=Math.log(va.y[j]?p[j]:1-p[j]);}
console.log('boost',(b-a).toFixed(0),'ms acc',acc/1000,'ll',ll/1000,m.nParameters,'predict',(performance.now()-b).toFixed(0));}
