/** The vocabulary in words: one entry per diagnosis. Names are in `diagnosis.en.ts`, pairs in `look-alikes.en.ts`. */

export interface DiagnosisWords {
	/** What it is. */
	readonly definition: string;
	/** How it comes about. */
	readonly mechanism: string;
	/** What decides it. */
	readonly evidence: string;
	/** What it means for whoever pays for the model. */
	readonly business: string;
	/** How one would put it in an interview; the numbers are the speaker's own. */
	readonly interview: string;
	/** Remedy ids that do not help here, each with the reason. */
	readonly wrong: Readonly<Record<string, string>>;
}

export const vocabularyEn: Readonly<Record<string, DiagnosisWords>> = {
	'FIT-OK': {
		definition: 'The model does about as well on unseen rows as anything could on these columns, and nothing is left to gain that matters.',
		mechanism:
			'How far the model can bend suits the pattern and the number of rows. A gap may still be there: some models repeat their training rows perfectly and are healthy all the same.',
		evidence:
			'Validation is at the ceiling within its interval. A simpler model, a larger one, more rows and other columns were all tried, and none of them moved validation by more than the threshold.',
		business: 'The modelling is done. Whether to use it is now a question of value and cost.',
		interview:
			'"Simpler, larger and more data all came out as ties, and validation was at the ceiling, so I froze the model and opened the test once."',
		wrong: {
			'tune-more': 'There is nothing to find but luck. Every further look makes the winning score a little too good.',
			'add-penalty': 'No overfitting was shown. A penalty "to be safe" can only make the model stiffer.'
		}
	},
	'UF-CAP': {
		definition: 'The model cannot draw the pattern, although the columns hold it.',
		mechanism: 'The best model of this kind is still far from the truth: a straight line through a curve.',
		evidence:
			'Training itself stays below the ceiling, with little or no gap. A model that can bend more lifts training and validation together, on the same rows.',
		business: 'There is more to win from the data in hand, without collecting a single new row.',
		interview:
			'"Training and validation were equally low and had stopped rising with more rows. A larger model lifted both, so the model was the limit, not the data."',
		wrong: {
			'more-rows': 'The two curves have met. More rows pin down the same wrong shape more exactly.',
			'add-penalty': 'It holds back a model that is already too stiff.',
			'early-stop': 'The model has not learned too much. Stopping sooner leaves it with less.'
		}
	},
	'UF-OPT': {
		definition: 'The model could draw the pattern, but training stopped short of it.',
		mechanism:
			'Steps too small or too large, columns on very different scales, too few epochs, units that never switch on, or a poor start.',
		evidence:
			'Training loss is still falling at the end, or never left the start. The same model with better steps or scaled columns gets there. A sound set-up can learn twenty rows by heart; one that cannot is broken.',
		business: 'The cure is a few changed settings, a matter of days. No new machine is needed.',
		interview: '"Before judging the model I checked that it can learn anything at all. It could not, and the step size was why."',
		wrong: {
			enlarge: 'A larger model trained just as badly hides the fault and costs more.',
			'more-rows': 'The training rows at hand have not been learned yet.'
		}
	},
	'UF-REG': {
		definition: 'A brake on the model is too strong: a penalty, dropout, augmentation, or stopping too soon.',
		mechanism: 'The brake costs more in missed pattern than it saves in noise.',
		evidence: 'As that one brake is loosened, training and validation rise together. Before that, the weights sit close to zero.',
		business: 'Accuracy is given away, and no risk is avoided in return.',
		interview: '"I lowered the penalty and touched nothing else, and both scores went up. So it was the penalty that held it back."',
		wrong: {
			enlarge: 'The same brake holds a larger model back as well.',
			'more-rows': 'Rows do not loosen a brake that is set by hand.'
		}
	},
	'UF-SIG': {
		definition: 'The columns do not hold what decides the answer, although it could be known.',
		mechanism: 'Rows that look alike in these columns differ in one that is missing.',
		evidence:
			'Larger models and looser penalties change nothing. One added column does. Somebody who sees that column beats the model, and the errors pile up along it.',
		business: 'Collecting the right field is worth more than renting more computers.',
		interview: '"Three larger models tied. One joined column was worth more than all of them, so this was a lack of information."',
		wrong: {
			enlarge: 'A deeper model looks harder at columns that do not contain the answer.',
			'more-rows': 'More rows with the same columns repeat the same question.'
		}
	},
	'UF-NOISE': {
		definition: 'The score is low, and it is about as good as it can be: the rest is chance.',
		mechanism: 'Even with everything known the answer varies, or the people who gave the labels disagree.',
		evidence:
			'When the same rows are labelled twice, the two labels disagree often enough to explain the errors. Nothing that is tried moves the score. For two classes with independent, even-handed errors: two labels that agree on a share A have a flip rate of (1 − √(2A − 1)) / 2, and no model scores above one less that rate.',
		business: 'Waiting for a better model is not a plan. Decide how to act under doubt: what an error costs, and when to ask a person.',
		interview:
			'"I had rows labelled twice. From how often the labels agreed I worked out the ceiling, and the model was at it. So the score is low, and it is not a fault of the model."',
		wrong: {
			enlarge: 'A larger model can only learn the coin tosses of the training rows by heart.',
			'tune-more': 'At the ceiling, the setting that looks better is the one that was lucky.',
			'more-rows': 'More rows estimate the same chance more exactly. They do not remove it.'
		}
	},
	'BV-MIX': {
		definition: 'The model misses the pattern and chases noise, both at once.',
		mechanism: 'It is of the wrong kind for the pattern, and useless columns or a small table still give it room to fit chance.',
		evidence: 'Training is well below the ceiling, and validation is well below training.',
		business: 'Plan for two repairs. After the first the score may hardly move, and that is no reason to stop.',
		interview: '"One repair would not have been enough: first a model that can draw the pattern, then less room for chance."',
		wrong: {
			'penalty-only': 'It closes the gap and leaves a model that still cannot draw the pattern.',
			'more-rows-only': 'Validation climbs towards training, and training is itself too low.'
		}
	},
	'OF-CAP': {
		definition: 'The model has learned what is special to its training rows, and a simpler one on the same rows does better on new ones.',
		mechanism: 'It has more freedom than these rows can pin down, so chance fills the rest.',
		evidence:
			'There is a gap and a shortfall, and simplifying pays: a smaller model, or a penalty, raises validation. The gap alone proves nothing.',
		business: 'Expect less on new customers than the presentation showed.',
		interview:
			'"The gap was only the first hint. A simpler model on the same rows won most of the loss back, and that told me what it was."',
		wrong: {
			'train-longer': 'More epochs give it more time to learn single rows by heart.',
			'add-column': 'Each new column is one more place to find a coincidence.',
			'tune-on-test': 'The test would be used up, and its score would be too good as well.'
		}
	},
	'OF-DATA': {
		definition: 'The model suits the problem, but the rows are too few to pin it down.',
		mechanism: 'Each fit depends on which rows happened to be in the table.',
		evidence:
			'Validation is still rising at the largest number of rows, and the gap is closing. The best simplification, a strong penalty included, returns clearly less than more rows do.',
		business: 'More labels are the way on, and the curve gives an estimate of what they return.',
		interview:
			'"I tried the whole range of simpler models before I asked for data. Extra rows still brought more, and from the curve I can estimate what the next hundred are worth."',
		wrong: {
			'copy-rows': 'A copied row carries no new information, and its twin may land in validation.',
			enlarge: 'A larger model needs more rows, not fewer.'
		}
	},
	'OF-NOISE': {
		definition: 'The model has learned wrong labels by heart.',
		mechanism: 'A model with enough freedom fits every label, and some of them are mistakes.',
		evidence:
			'Training rows picked at random and labelled again turn out wrong at a rate that cannot be chance, more so where the loss is high. Training on cleaned labels returns about as much as the best simplification, or more.',
		business: 'Effort goes into repeating old mistakes of data entry. Checking labels is the better investment.',
		interview:
			'"I had a random sample of training labels checked by hand. Enough of them were wrong that cleaning helped more than any penalty."',
		wrong: {
			enlarge: 'More freedom means more mistakes learned by heart.',
			'more-noisy-rows': 'Rows from the same source bring the same share of errors, at full price.'
		}
	},
	'OF-LONG': {
		definition: 'At an earlier epoch the same model would have done better.',
		mechanism: 'The pattern is learned first. Later epochs go into single rows.',
		evidence:
			'Validation loss turns upwards. The epoch chosen on one half of validation beats the last epoch on the other half, by more than the threshold.',
		business: 'Shorter training is cheaper here, and better.',
		interview:
			'"I chose the stopping point on half of the validation rows and checked it on the rest. It was clearly better than the end of the run."',
		wrong: {
			'luckiest-epoch': 'The best single point of a jagged curve is partly luck. Choose with patience, and check on other rows.',
			'train-longer': 'Past the turn, each epoch takes more than it gives.'
		}
	},
	DD: {
		definition:
			'Error peaks where the model has about as many parameters as there are rows, and falls again when the model is made much larger.',
		mechanism: 'At that size exactly one fit passes through every row, and it must twist to do so. Larger models can choose a smooth one.',
		evidence: 'Size is swept from small to large: there is a peak near the number of rows, and with a well-chosen penalty it is gone.',
		business: 'Money does not buy quality in a straight line: a middle-sized model may be the worst choice.',
		interview:
			'"The error peaked where parameters equalled rows, and a penalty took the peak away. So I stayed clear of that size, on either side."',
		wrong: {
			'always-enlarge': 'Only past the peak does larger help. Before it, larger is worse.',
			'always-shrink': 'Shrinking from far beyond the peak leads straight onto it.'
		}
	},
	US: {
		definition: 'Refits that validation cannot tell apart behave very differently on rows that matter in use.',
		mechanism: 'Several clues work equally well in the training rows, and the random start decides which one the model leans on.',
		evidence:
			'Over many refits the scores hardly vary on validation, and vary several times as much on a stress set that separates the clues.',
		business: 'Two releases can score alike and still decide differently about the same person.',
		interview:
			'"All refits scored the same on validation and came apart under stress. The score did not say which model we were about to ship."',
		wrong: {
			'best-seed': 'Validation has no say in what differs. The best seed on it is a draw from a hat.',
			'more-refits-only': 'More refits show the spread more clearly and leave it as it is.'
		}
	},
	'EV-PEEK': {
		definition: 'The score belongs to the winner of many tries, on the very rows that chose the winner.',
		mechanism: 'The highest of many noisy scores is high partly by luck, and more so with more tries and fewer rows.',
		evidence:
			'Count the tries. On rows that had no say, a sealed set or the outer folds of nested cross-validation, the winner falls back by about what so many tries on so few rows explain.',
		business: 'Expect a lower number in use. The difference was never skill.',
		interview: '"I asked how often those rows had been looked at. After that I quoted only the score from rows that nobody had chosen by."',
		wrong: {
			'tune-on-test': 'Tuning until the test agrees makes the test one more set that was chosen by.',
			'more-decimals': 'The number is too high. Writing it out more exactly does not lower it.'
		}
	},
	'EV-SMALL': {
		definition: 'The rows for checking are so few that the interval allows more than one diagnosis.',
		mechanism: 'A share estimated from few rows jumps with each draw.',
		evidence:
			'The interval is wider than the difference in question, and splitting anew changes the answer. At an accuracy near 0.9, an interval of ±0.05 takes about 140 rows, and ±0.02 about 870.',
		business: 'A decision now would be a guess. The price of knowing is a known number of labels.',
		interview: '"On so few rows I cannot tell a sound model from a poor one. I would label more first, and I can say how many."',
		wrong: {
			'change-model-anyway': 'The next model will be judged by the same few rows, and the luckier one will win.',
			'more-decimals': 'The third decimal is noise when the first is in doubt.'
		}
	},
	'EV-EASY': {
		definition: 'Validation looks better than training because the two were not scored alike, or because the validation rows are easier.',
		mechanism:
			'The training score was taken with dropout on, on augmented rows, or as an average over an epoch in which the model was still learning. Or the split sent the easy rows to validation.',
		evidence:
			'Score the training rows again with the finished model: no dropout, no augmentation. If the sign turns, it was the measurement. If not, the rows differ.',
		business: 'Nothing was won or lost. The report compared two different things.',
		interview: '"Validation was above training, so before anything else I scored both the same way, and the order reversed."',
		wrong: {
			'take-the-bonus': 'A surprise in our favour is a fault until it is explained.',
			'remove-dropout': 'Dropout did its work in training. Only the report was wrong.'
		}
	},
	'EV-REP': {
		definition: 'The split does not look like the rows the model will meet.',
		mechanism: 'The file was sorted, filtered, or cut without regard to classes and segments.',
		evidence:
			'Class and segment shares differ between the parts, a model can tell the parts apart, and a fair split gives another answer. One common trap: a tool that takes the last rows of the file for validation before it shuffles.',
		business: 'The score is about rows that are not typical of what is to come.',
		interview: '"The validation rows were the end of a sorted file. With a fair split the conclusion changed."',
		wrong: {
			'shuffle-time': 'When the order is time and the model will predict the future, shuffling hides the real difficulty.',
			'more-refits-only': 'Refits on the same split repeat its mistake with great precision.'
		}
	},
	'EV-ACC': {
		definition: 'Accuracy is high because one class is common, while the rare class, the one that matters, is missed.',
		mechanism: 'Always naming the common answer is right nearly every time.',
		evidence: 'The baseline that names the common class scores about the same. Recall of the rare class, at the threshold in use, is poor.',
		business: 'The headline hides that many of the cases we are looking for slip through.',
		interview:
			'"A rule that looks at nothing scores almost as well. So I moved the threshold to where the costs put it, and report recall and precision there."',
		wrong: {
			'oversample-first': 'Copies made before the split land on both sides of it, which is a leak.',
			'retrain-first': 'The ranking may be fine already. Moving the threshold costs nothing and comes first.'
		}
	},
	'LK-1.1': {
		definition: 'There were no held-out rows: the score was computed on rows that the model was trained on, or chosen by.',
		mechanism: 'A model is asked for answers it has already been given. The more it can bend, the better it repeats them.',
		evidence: 'Nobody can name rows the model has not seen. On fresh rows a flexible model falls far, and a rigid one hardly.',
		business: 'There is no evidence yet that it works. The number on the slide is not about new cases.',
		interview: '"My first question was which rows the model had never seen. There were none, so there was no score to discuss."',
		wrong: {
			'quote-with-caveat': 'A footnote does not make it a measurement. The number gets repeated, and the footnote does not.',
			simplify: 'It may or may not overfit. Without held-out rows nobody knows.'
		}
	},
	'LK-1.2': {
		definition: 'A step before the model, such as filling gaps, encoding, or resampling, was computed on all rows, test rows included.',
		mechanism: 'Something about the test rows, in the worst case their labels or copies of them, gets into training.',
		evidence:
			'The same run with every step learned inside the training rows. The difference is the size of the leak: large where labels or copies cross, often near nothing for plain averages that never look at a label.',
		business: 'The score includes help that new cases will not bring. Plan with the corrected one, and drop comparisons made before.',
		interview: '"I moved the step inside the folds and ran it again. That gave me the fault by name and its size."',
		wrong: {
			'add-penalty': 'The model is not overfitting. It was shown part of the answers.',
			'guess-size': 'Some of these leaks are worth nothing and some are worth everything. Only the corrected run can say.'
		}
	},
	'LK-1.3': {
		definition: 'The columns were chosen with the help of the rows that later served as the test.',
		mechanism: 'Among many columns some agree with the labels by chance, and those were kept because they agree on the test rows too.',
		evidence: 'Shuffle the labels and run the whole procedure again. If it still scores above chance, the selection has seen the answers.',
		business: 'The list of important factors may be an accident, and money spent on following it is lost.',
		interview:
			'"I ran the same steps on shuffled labels, where nothing can be found, and they found something. So I moved the selection inside the folds."',
		wrong: {
			'more-folds': 'If the columns were chosen before the folds were cut, every fold is tainted in the same way.',
			'fewer-columns': 'A shorter list that was chosen on all rows is the same leak.'
		}
	},
	'LK-1.4': {
		definition: 'The same rows, or near copies, are in training and in the test.',
		mechanism: 'A flexible model recognises the copy and repeats its label.',
		evidence:
			'Compare rows across the split without their id columns. On rows that have no twin, a flexible model loses points and a rigid one does not.',
		business: 'New customers have not been seen before, and for them the score is lower.',
		interview: '"I took the twins out of the test. Only the flexible model fell, and that is how memory looks."',
		wrong: {
			simplify: 'A rigid model cannot use the copies, so the leak seems gone. The split is still broken.',
			'drop-id': 'Copies are recognised by their contents. Without the id they are still copies.'
		}
	},
	'LK-2': {
		definition: 'A column is not known yet when the decision is made, or is itself a result of the answer.',
		mechanism: 'History holds the column filled in. On the day it is empty, or says something else.',
		evidence:
			'Ask when each column is written and when the decision falls. One column alone nearly gives the answer, and with that column blanked, as it will be in use, the score falls.',
		business: 'Past cases come with the answer half filled in. New ones do not.',
		interview: '"I asked when the strongest column gets filled in. It was after the event, so I took it out and reported what was left."',
		wrong: {
			'add-penalty': 'A smaller weight on a column from the future is still a weight on the future.',
			'keep-for-strength': 'Strength is what made it suspicious. Whether it may stay depends on when it is known.'
		}
	},
	'LK-3.1': {
		definition: 'Training rows come from after the test rows, or from between them.',
		mechanism: 'Neighbours in time resemble each other, so the model fills in between known days instead of forecasting.',
		evidence:
			'Split by time, with a pause between the parts, and compare with the random split. A column that only numbers the rows helps on the random split and hurts on the forward one.',
		business: 'It was only asked to fill gaps, and in use it has to forecast. Expect the forward score.',
		interview: '"On a random split the model was filling gaps between known days. I cut by date, and that score is the one I reported."',
		wrong: {
			'shuffle-time': 'Shuffling is what let the future in.',
			'add-row-number': 'It tells the model where in time a row lies, which helps only if the neighbours are known.'
		}
	},
	'LK-3.2': {
		definition: 'The same person, device or site has rows in training and in the test, while the model is meant for new ones.',
		mechanism: 'The model recognises the entity and repeats what it knows of it.',
		evidence: 'Keep each entity on one side and split again. A flexible model falls, a rigid one less.',
		business: 'It knows the people in the study, and has shown nothing yet about people it has not met.',
		interview:
			'"I asked whom the model would meet in use. The answer was new people, so I kept each person on one side, and the score fell."',
		wrong: {
			'drop-id': 'The other columns are enough to recognise an entity.',
			'rows-of-same-kind': 'More rows of the same entities make recognising easier. New entities are what is needed.'
		}
	},
	'LK-3.3': {
		definition: 'The test rows were picked and are not the population the claim is about.',
		mechanism: 'A rule of inclusion, such as clear cases only, leaves the hard ones out.',
		evidence: 'Read how the rows came to be in the test. Score everybody who will come, and compare.',
		business: 'The promise is good for the cases that were let in. About the rest it says nothing.',
		interview:
			'"The doubtful cases had been left out of the test. I scored everybody, and gave that number with the rule of inclusion beside it."',
		wrong: {
			'tune-more': 'The model is not at fault. The question it was asked was.',
			'more-picked-rows': 'More rows picked by the same rule give a tighter interval around the wrong number.'
		}
	},
	'LK-NULL': {
		definition: 'There is an impurity in the procedure, and it moved the score by less than the threshold.',
		mechanism: 'What crossed the split carries next to nothing about the labels, or the model will meet the same rows and entities in use.',
		evidence: 'The corrected run gives the same score within the threshold, and there is a reason why it should.',
		business: 'The decision stays as it is. Write down what was found, and carry on.',
		interview: '"It was not clean, so I cleaned it and measured. The change was within the noise, and I can say why."',
		wrong: {
			'void-everything': 'Throwing out a result that stands is a mistake too. The measured size decides.',
			'leave-unfixed': 'Harmless today may not be harmless with the next data. The repair is cheap.'
		}
	},
	'SH-COV': {
		definition: 'The rows in use look different from the study rows, while the rule from row to answer is the same.',
		mechanism: 'The model is asked about regions where it saw few rows, and its shape there was never checked.',
		evidence:
			'A model can tell study rows from fresh ones. The errors rise where fresh rows are many and study rows were few. A model of the right shape holds up.',
		business: 'It is being used on cases it has hardly met.',
		interview: '"A model could tell our study rows from the new ones, and the errors sat where we had hardly any data."',
		wrong: {
			'retrain-same-rows': 'The region is missing from the rows, and training again does not add it.',
			'add-penalty': 'The trouble is not chance in the training rows but rows that are not there.'
		}
	},
	'SH-LAB': {
		definition: 'The classes come in other shares than before, while each class looks the same.',
		mechanism: 'The probabilities were learned with the old shares built in.',
		evidence:
			'Recall in each class stays, precision and the mean probability move, and correcting the odds for the new shares puts the probabilities right. This takes labels from production, or a good estimate of the shares.',
		business: 'Cases have become rarer or more common, so each alarm is worth less or more, although the model sees as well as before.',
		interview: '"Recall was unchanged and precision was not. I corrected the odds for the new shares; nothing had to be learned again."',
		wrong: {
			'add-column': 'Nothing is missing. The old shares are built into the probabilities.',
			'retrain-same-rows': 'The old rows have the old shares.'
		}
	},
	'SH-CON': {
		definition: 'The same rows now have other answers: the rule itself has changed.',
		mechanism: 'Customers, rivals or rules behave in a new way, while the inputs look as they did.',
		evidence:
			'The inputs cannot be told apart, and still the score falls with time. A model trained on recent rows recovers. It takes labels from production to see it.',
		business: 'The world has moved on, and the model answers as if it had not.',
		interview: '"The inputs looked the same, so watching them stayed silent. A small labelled sample each week showed the fall."',
		wrong: {
			'more-old-rows': 'They teach the old rule better.',
			'watch-inputs-only': 'The inputs did not move. Such an alarm never rings.'
		}
	},
	'SH-SKEW': {
		definition: 'Production computes a column in another way than training did.',
		mechanism: 'Two pieces of code, another unit, another default for what is missing.',
		evidence: 'Take what the model was really given in use, compute the same rows with the training code, and compare column by column.',
		business: 'The model is sound and the code around it is not. It takes a correction, not a project.',
		interview:
			'"I computed live requests again with the training code. The numbers should have been identical, and in one column they were not."',
		wrong: {
			'retrain-around': 'It bakes the bug into the model and breaks on the day somebody mends the code.',
			enlarge: 'No model can know that a column has changed its unit.'
		}
	},
	'SG-HID': {
		definition: 'The score over all rows is good, and one segment is served badly.',
		mechanism: 'In that segment another rule holds, and it is too small to weigh in the total.',
		evidence:
			'Segments were named before looking. One is below the rest by more than chance allows, with the number of segments taken into account, and a model that treats it apart repairs it.',
		business: 'One group of customers gets poor answers, and the average keeps it quiet.',
		interview:
			'"I listed the segments first and corrected for how many they were. One still stood out, and an extra term for it repaired it."',
		wrong: {
			'tune-more': 'The total cannot see the segment, so tuning the total cannot mend it.',
			'drop-slice': 'Leaving the segment out of the report mends the report.'
		}
	},
	'SG-RARE': {
		definition: 'There are so few positive cases that nobody knows how many the model catches.',
		mechanism: 'Recall is a share of the positives alone, however many rows there are.',
		evidence: 'Count the positives. If recall is near 0.8, an interval of ±0.10 takes about 62 of them, and ±0.05 about 246.',
		business: 'No promise about missed cases can be kept on so little evidence.',
		interview:
			'"There were thousands of rows and a handful of positives. I gave recall with its interval, and asked for more positives first."',
		wrong: {
			'quote-few': 'From nine cases, one case more or less moves recall by eleven points.',
			'change-model-anyway': 'Those few positives cannot tell two models apart.'
		}
	},
	'SG-SIMP': {
		definition: 'The trend over all rows points the other way than the trend within every group.',
		mechanism: 'The groups differ in level and in share, so the mix carries the sign.',
		evidence: 'Draw it by group and then pooled: the signs differ. Hold the mix fixed and the reversal is gone.',
		business: 'A league table of totals praises whoever had the easier cases.',
		interview: '"Pooled, it pointed down; within each group, up. I compared at a fixed mix and said what the groups stand for."',
		wrong: {
			'quote-pooled': 'The pooled number answers a question about the mix.',
			'always-stratify': 'Splitting by something that the outcome brings about creates reversals. What causes what decides.'
		}
	},
	'SG-FALSE': {
		definition: 'The worst of many small segments looks bad, and it is chance.',
		mechanism: 'Among many noisy scores one is always lowest.',
		evidence:
			'It is no lower than the lowest of so many equal segments would be expected to be. After correcting for the number of segments none stands out.',
		business: 'Time would go into repairing something that is not broken.',
		interview: '"I asked how low the worst of that many segments falls when all are equal. Ours was no lower."',
		wrong: {
			'fix-worst-slice': 'Next month another segment is the lowest, and this one looks cured.',
			'drop-slice': 'There is nothing wrong with the segment, and its rows are needed.'
		}
	},
	'CA-OVER': {
		definition: 'The probabilities are more extreme than the facts: of the cases it calls nearly certain, too many go wrong.',
		mechanism: 'Training went on pushing the probabilities outwards after the answers were right.',
		evidence:
			'The calibration error is above what right probabilities would show on as many rows, confidence is above accuracy, and the best temperature is above 1.',
		business: 'Plans that take the probabilities at their word will be wrong, and always on the same side.',
		interview: '"I fitted one number on separate rows. It made the probabilities right and did not change a single answer."',
		wrong: {
			'add-column': 'The answers may be as good as they get. It is the confidence that is off.',
			'calibrate-on-training': 'On its training rows the model is right far too often to show the fault.'
		}
	},
	'CA-UNDER': {
		definition: 'The probabilities are too timid: it is right more often than it says.',
		mechanism: 'Smoothed labels, a strong penalty or averaging pulled the probabilities to the middle.',
		evidence: 'Accuracy is above confidence, the calibration error is above its null, and the best temperature is below 1.',
		business: 'Cases go to a person although the model already knew.',
		interview: '"It was right more often than it claimed. After rescaling, fewer cases had to be checked by hand."',
		wrong: {
			enlarge: 'The answers are right already. What lacks is the courage to say so.',
			'calibrate-on-training': 'The rows it was fitted to say little about how often it is right on new ones.'
		}
	},
	'CA-SEG': {
		definition: 'The probabilities are right on average and wrong in each group.',
		mechanism: 'Errors of opposite sign cancel in the total.',
		evidence:
			'Over all rows the probabilities fit. Drawn for each group, one lies above the line and another below it, beyond their intervals.',
		business: 'Each group is priced or served by a wrong number, although the total adds up.',
		interview: '"The overall curve was on the line only because two errors cancelled. By group, both were off."',
		wrong: {
			'one-temperature': 'One number moves all groups the same way, and they need opposite ways.',
			'calibrate-tiny-groups': 'A curve fitted to a few rows trades one error for another.'
		}
	},
	SC: {
		definition: 'The model leans on a clue that goes with the answer only where the data was collected.',
		mechanism: 'The clue is easier to learn than the thing itself, and nothing in the training rows speaks against it.',
		evidence:
			'Where the link between clue and answer is broken, the score falls far. A model of the clue alone does nearly as well as the full one in the study.',
		business: 'It works where the data came from, and stops working in the next place.',
		interview: '"I broke the link between the clue and the answer. The model fell, and one trained without the clue did not."',
		wrong: {
			'add-penalty': 'A penalty favours what is easy, and the clue is the easiest thing there is.',
			'rows-of-same-kind': 'More rows from the same place repeat the same coincidence.'
		}
	},
	'BC-VERB': {
		definition: 'Items of the benchmark are, word for word, in the text the model was trained on.',
		mechanism: 'The model repeats what it has read instead of working it out.',
		evidence:
			'Long runs of words shared with the training text; a higher score on items found there than on the others; a lower score on fresh items of the same kind.',
		business: 'The published score promises more than our own questions will get.',
		interview: '"I split the benchmark into items found in the training text and the rest, and quoted the rest beside a fresh set."',
		wrong: {
			'trust-high-score': 'A high score is just what copied items produce.',
			'trust-no-overlap': 'A search for equal words misses what was reworded.'
		}
	},
	'BC-PARA': {
		definition: 'Items of the benchmark are in the training text in other words, so that a search for equal words misses them.',
		mechanism: 'The model has seen the question and its answer, put differently.',
		evidence:
			'Fresh items of the same kind and difficulty score clearly lower than the benchmark, although a search for shared words finds little.',
		business: 'The published score promises too much, and the customary check does not show it.',
		interview: '"The search for shared words found little. A fresh set, matched in difficulty, showed the drop all the same."',
		wrong: {
			'trust-no-overlap': 'No shared words only rules out plain copies.',
			'trust-high-score': 'The score is the thing in doubt, so it cannot be its own witness.'
		}
	},
	'FT-OVER': {
		definition: 'A pretrained model has learned the few fine-tuning examples by heart.',
		mechanism: 'Many parameters, few examples, many passes.',
		evidence:
			'Its loss on the fine-tuning examples falls to almost nothing, while that on held-out examples of the same task turns and rises.',
		business: 'It shines on the examples we gave it and disappoints from the next one on.',
		interview: '"Training loss went on falling while held-out loss turned after a few passes. I stopped at the turn."',
		wrong: {
			'train-longer': 'The turn lies behind it. Each pass is one more rehearsal of the same examples.',
			'judge-by-training': 'The training loss only says how well the examples are known by heart.'
		}
	},
	'FT-FORGET': {
		definition: 'After fine-tuning, the model does worse at what it could do before.',
		mechanism: 'The weights that held the old task were moved for the new one, and nothing held them in place.',
		evidence: 'Score the old task before and after. It got worse, while the new task got better.',
		business: 'Something that used to work has stopped working, and nobody was looking at it.',
		interview:
			'"I report the old task beside the new one. The new one got better, the old one got worse, and only the second number told us."',
		wrong: {
			'test-new-only': 'The loss is in what is not being tested.',
			'train-longer': 'Each further pass moves the weights further from the old task.'
		}
	},
	INC: {
		definition: 'The evidence at hand fits more than one diagnosis.',
		mechanism:
			'An interval that spans two verdicts, a ceiling nobody knows, several changes that help equally, or a history nobody wrote down.',
		evidence:
			'Name the two verdicts that both fit, the measurement that would separate them, on how many rows, and the result that would change the decision.',
		business: 'An honest "not yet", with a price for the answer.',
		interview:
			'"I cannot tell yet. This is the measurement I would buy, this is its price, and this is the result that would change my mind."',
		wrong: {
			'round-up': 'Naming the likelier one as if it were settled hides the risk from those who carry it.',
			'tune-more': 'A changed model raises new questions and leaves this one open.'
		}
	}
};
