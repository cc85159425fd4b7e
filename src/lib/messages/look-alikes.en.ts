/** For each pair of look-alikes, the measurement that separates them, in a sentence or two that reads the same from either side. */
export const lookAlikesEn: Readonly<Record<string, string>> = {
	'FIT-OK|UF-NOISE':
		'Two separate labels for the same rows. If they mostly agree, the ceiling is high and this is a good fit. If they often disagree, a low score is the ceiling. Without them, the two are one verdict.',
	'FIT-OK|OF-CAP':
		'A simpler model on the same rows. If it does better, the gap was overfitting. If it does not, and validation is at the ceiling, the gap does no harm.',
	'FIT-OK|EV-SMALL':
		'The width of the interval. If it shuts out a gap and a shortfall that would matter, it fits. If both would still go unseen in it, the rows are too few.',
	'FIT-OK|EV-ACC': 'The baseline that names the common class. A good fit beats it clearly, and on the rare class too.',
	'FIT-OK|LK-1.4': 'The score on rows that have no twin in training. If it is the same, the fit is real.',
	'FIT-OK|LK-2':
		'When the strongest column is written. Known in time, it is a good column. Written after the event, it is a leak, however well it fits.',
	'FIT-OK|LK-3.1': 'A split by time. If the forward score equals the random one, it fits. If it falls, the future was in training.',
	'FIT-OK|LK-3.2':
		'A split that keeps each entity on one side. If the score stays, it fits. If it falls, the model was recognising entities.',
	'FIT-OK|SG-HID': 'The score by segment. If none is below the rest by more than chance, it fits for everybody.',
	'FIT-OK|BC-VERB':
		'Items found in the training text against the others. If both score alike, the skill is real. If the found ones score higher, it was recital.',
	'FIT-OK|BC-PARA': 'A fresh set of equal difficulty. If it scores as the benchmark does, the skill is real.',
	'FIT-OK|INC': 'The interval against the thresholds. A good fit needs gap and shortfall shut out, not merely unseen.',
	'UF-CAP|UF-OPT':
		'The same model with scaled columns and better steps. If training rises, it was the training. If it stays, try a larger model.',
	'UF-CAP|UF-REG': 'The same model without its penalty. If both scores rise, it was the brake. If nothing moves, the model is too simple.',
	'UF-CAP|UF-SIG': 'A larger model, then one more column. Whichever lifts both scores names the lack: shape, or information.',
	'UF-CAP|UF-NOISE':
		'A larger model on the same rows. If training and validation rise, it was too simple. If neither does, and nothing else helps, it is chance.',
	'UF-CAP|BV-MIX': 'The gap. Without one, the model is only too simple. With one, it chases noise as well.',
	'UF-CAP|OF-DATA':
		'The score over the number of rows. If both curves have met below the ceiling, rows will not help. If validation still rises towards training, they will.',
	'UF-OPT|UF-REG':
		'One change at a time. If the score rises with a looser penalty, it was the brake. If it rises with better steps, it was the training.',
	'UF-REG|CA-UNDER':
		'Loosen the brake and read accuracy and confidence apart. If the answers get better, it was held back. If only the confidence moves, it was too timid.',
	'UF-SIG|UF-NOISE':
		'Another column, or a second label. If a column helps, information was missing. If second labels disagree with the first, it is chance.',
	'UF-NOISE|OF-NOISE':
		'Training against the ceiling. At the ceiling with no gap, the model has left the noise alone. Far above it, the model has learned the noise by heart.',
	'BV-MIX|OF-CAP': 'Training against the ceiling. Below it, something is missed as well. At or above it, this is overfitting alone.',
	'OF-CAP|OF-DATA':
		'The best simplification against more rows. If simplifying returns about as much, it was capacity. If more rows return clearly more, it was the rows.',
	'OF-CAP|OF-NOISE':
		'Labels checked again on training rows picked at random. If many are wrong and cleaning helps as much as simplifying, it was the labels.',
	'OF-CAP|OF-LONG':
		'The same model, stopped earlier. If an early epoch is nearly as good as the best simpler model, it trained too long. If no epoch is good, it has too much capacity.',
	'OF-CAP|DD':
		'Size, swept past the number of rows. If error only grows, it is plain overfitting. If it peaks and falls again, it is double descent.',
	'OF-CAP|LK-1.1':
		'Which rows the score comes from. Overfitting shows against rows held out. With none held out there is nothing to compare.',
	'OF-CAP|SH-COV':
		'A slice held out of the training source itself. If the gap is there too, it is overfitting. If the slice is fine and only the other rows fall, the inputs moved.',
	'OF-DATA|OF-NOISE':
		'More rows of the same kind. If they help, it was too few. If they do not, and a check finds wrong labels, it was the labels.',
	'OF-DATA|EV-SMALL':
		'The interval of the gap. If the gap is certain, training rows are short. If the gap itself is in doubt, validation rows are short.',
	'OF-LONG|CA-OVER':
		'Validation accuracy over the epochs. If it falls with the loss, it trained too long. If accuracy holds and only the loss rises, it grew too sure.',
	'OF-LONG|FT-OVER':
		'Where the model began. From a random start, it trained too long. From a pretrained model and a few examples, fine-tuning did it.',
	'US|EV-SMALL':
		'The spread of refits on validation. If it is wide there too, the rows are few. If it is narrow there and wide under stress, the seeds disagree.',
	'US|SH-COV': 'Refit by refit on the stress set. If all fall alike, the inputs moved. If some fall and some do not, the seeds disagree.',
	'US|SC':
		'Break the clue in every refit. If all of them fall, they share a shortcut. If only some do, the data did not decide between clues.',
	'EV-PEEK|EV-SMALL':
		'Nested cross-validation. A chosen score comes down on rows that had no say. A score that is only noisy moves either way.',
	'EV-PEEK|LK-1.1': 'Whether the rows trained the model or chose it. Trained: there were no held-out rows. Only chosen by: it is peeking.',
	'EV-PEEK|LK-1.3':
		'Shuffled labels through the whole procedure. If one fixed procedure scores above chance, columns were chosen on all rows. If only the best of many does, it is peeking.',
	'EV-PEEK|SH-COV':
		'The losers. If only the winner falls on the sealed rows, it was chosen by luck. If all candidates fall, the rows have changed.',
	'EV-PEEK|BC-VERB':
		'Items found in the training text against the others. If the found ones carry the score, the text was contaminated. If not, count the tries.',
	'EV-SMALL|EV-REP':
		'Several fair splits. If the scores scatter around the first one, the rows are few. If the first one lies outside them all, the split was not fair.',
	'EV-SMALL|SG-RARE':
		'Count rows and positives. Few rows: nothing can be told. Many rows and few positives: accuracy can be told, and recall cannot.',
	'EV-SMALL|INC':
		'What stands in the way. If a stated number of rows would settle it, the rows are too few. If a ceiling or a history is missing, rows alone will not.',
	'EV-EASY|EV-REP':
		'Score training and validation with the same finished model. If validation is no longer better, it was the measurement. If it still is, look at the split.',
	'EV-EASY|LK-1.4':
		'Twins across the split. If the lead is gone on rows without a twin, it was copies. If it stays, look at how the two were scored.',
	'EV-EASY|LK-3.3':
		'All who will come, scored with the same model. If the score falls, the rows were picked. If not, it was how training was scored.',
	'EV-REP|LK-3.3':
		'Who made the difference. A careless cut affects any part. A rule that kept hard cases out of the test makes it a picked test.',
	'EV-REP|SH-COV':
		'A fair split of the same table. If the difference is gone, it was the split. If study and use still differ, the inputs moved.',
	'EV-ACC|SG-RARE': 'Count the positives. Enough of them, and recall is known and poor. Too few, and recall is not known.',
	'LK-1.2|LK-1.3':
		'Move one step at a time inside the folds. The step that takes the score down is the leak: preparing columns, or choosing them.',
	'LK-1.2|LK-1.4':
		'Twins before and after the step. If resampling made the copies, the step is the cause. If the file came with them, it was duplicates.',
	'LK-1.2|LK-NULL':
		'The same run with the step inside the training rows. A real difference is a leak. None, with a reason for it, is harmless.',
	'LK-1.4|LK-3.2':
		'Remove the twins, then keep entities on one side. If the first takes the score down, it was copies. If only the second does, it was entities.',
	'LK-1.4|LK-NULL': 'The score without twins. If it holds, the repeats are coarse rows that really occur again.',
	'LK-2|SC': 'When the column is known. After the decision: a leak. Known in time, and tied to the answer only here: a shortcut.',
	'LK-3.1|SH-CON':
		'Retrain up to the day before. If forward scores recover, the rule had changed. If they stay below the random split, the future was helping.',
	'LK-3.2|LK-NULL':
		'Who comes in use. Mostly entities already known: the row split is the right exam. New ones: keep each on one side, and read the fall.',
	'LK-3.2|SH-COV':
		'Whole entities held out of the same source. If the score falls there already, it was entities. If it falls only on the new source, the inputs moved.',
	'LK-3.3|SH-COV':
		'Which side is unlike the population. If the test was picked, the claim is too wide. If the training rows are the odd ones, the inputs moved.',
	'SH-COV|SH-LAB':
		'Recall in each class. If it stays and correcting the odds repairs the probabilities, the shares moved. If recall falls in some region, the inputs moved.',
	'SH-COV|SH-CON':
		'Whether study and fresh rows can be told apart. If so, and errors sit in the new region, the inputs moved. If not, and the score still falls, the relationship did.',
	'SH-COV|SH-SKEW': 'The served columns computed again by the training code. If they differ, it is a bug. If they agree, the world moved.',
	'SH-COV|SC':
		'Break one column at a time on study rows. If one clue carries the model, it is a shortcut. If none does, the new region is what is hard.',
	'SH-COV|BC-PARA':
		'A model that cannot have seen the benchmark, on both sets. If it falls as well, the fresh items are harder. If it does not, the benchmark was known.',
	'SH-LAB|SH-CON':
		'Correct the odds for the new shares. If that restores the probabilities, only the shares moved. If not, the relationship did.',
	'SH-LAB|CA-OVER':
		'The direction of the error. All probabilities off by one shift of the odds: the shares moved. Too high at one end and too low at the other: too sure.',
	'SH-CON|SH-SKEW':
		'The served columns computed again by the training code. If they differ, it is a bug. If they agree and recent rows repair it, the relationship moved.',
	'SG-HID|SG-RARE': 'Count the rows of the segment, and its positives. Enough, and the failure is shown. Too few, and it is not known.',
	'SG-HID|SG-SIMP':
		'By group and pooled, side by side. One group off and the rest in line: it fails there. All groups one way and the total the other: the mix.',
	'SG-HID|SG-FALSE':
		'The lowest segment against the lowest of as many equal ones. Lower than that after correction: real. Not lower: chance.',
	'SG-HID|CA-SEG':
		'Answers and probabilities, each by group. Wrong answers: the segment fails. Right answers and wrong probabilities: calibration.',
	'CA-OVER|CA-UNDER': 'The best temperature. Above 1 it was too sure, below 1 not sure enough.',
	'CA-OVER|CA-SEG':
		'Reliability by group. If all groups lean the same way, one temperature repairs it. If they lean opposite ways, it takes the group.',
	'CA-UNDER|CA-SEG': 'Reliability by group. All too timid alike: one temperature. One too timid and another too sure: the group.',
	'BC-VERB|BC-PARA':
		'A search for shared runs of words. If the items it finds explain the drop on a fresh set, they were copied. If the drop is larger than that, they were reworded.',
	'FT-OVER|FT-FORGET':
		'Two held-out sets, one for each task. If the new task’s loss turns up, it overfits. If the old task’s loss rises, it forgets. Both can be true.'
};
