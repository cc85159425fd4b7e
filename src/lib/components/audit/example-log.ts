/** A log to try the reader with: loss on training and validation rows, as two columns. Written by a network that trains too long. */
export const EXAMPLE_LOG = `loss,val_loss
0.693,0.689
0.604,0.611
0.531,0.558
0.474,0.522
0.428,0.499
0.389,0.487
0.352,0.481
0.318,0.480
0.286,0.484
0.257,0.491
0.230,0.503
0.205,0.518
0.183,0.535
0.163,0.556
0.145,0.579
0.129,0.604
`;
