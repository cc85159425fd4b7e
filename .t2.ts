import { startNodeBackend } from './src/lib/training/node-backend.ts';
import { createTrainer } from './src/lib/training/train.ts';
import { createStream } from './src/lib/core/random.ts';
import { memory } from '@tensorflow/tfjs-core';
function moons(n:number,seed:number){const s=createStream(seed);const v=new Float32Array(2*n),y=new Float32Array(n);for(let i=0;i<n;i++){const c=s.uniform()<.5?0:1;const t=Math.PI*s.uniform();v[2*i]=(c?1-Math.cos(t):Math.cos(t))+.25*s.normal();v[2*i+1]=(c?.5-Math.sin(t):Math.sin(t))+.25*s.normal();y[i]=c;}return{x:{nRows:n,nColumns:2,values:v},y};}
for (const build of ['simd','scalar'] as const){
const b=await startNodeBackend(build);const train=createTrainer(b);
const reps:any[]=[];const t0=performance.now();
for(const n of [25,50,75,100,150,200,300,400])for(let k=0;k<5;k++)reps.push({key:`${n}/${k}`,train:moons(n,k),validation:moons(400,k+999),nClasses:2,model:{kind:'mlp',hidden:[16,16],activation:'tanh'},fit:{epochs:60,batchSize:32,learningRate:.01},seed:k});
console.log('data',performance.now()-t0);
for(let r=0;r<6;r++){const a=performance.now();const m=await train(reps);const e=performance.now()-a;
console.log(build,e.toFixed(1),'ms',m[39].history!.validationLoss.at(-1),m[39].history!.validationScore.at(-1),m[39].status, memory().numTensors);
if(r===0){console.log(m.map(x=>x.history!.validationScore.at(-1)!.toFixed(3)).join(' ')); const p=m[39].predict(reps[39].validation.x); let l=0;for(let i=0;i<400;i++){const y=reps[39].validation.y[i];l-=Math.log(y?p[i]:1-p[i]);}console.log('predict loss',l/400, m[39].parameters.slice(0,3), m[39].nParameters);
 const alone=await train([reps[17]]); let same=true; for(let i=0;i<alone[0].parameters.length;i++) same&&=alone[0].parameters[i]===m[17].parameters[i]; console.log('alone same',same);
}}
}
