/** Where to read more: authors and year, then the title, then where it appeared. */
export const vocabularySourcesEn: Readonly<Record<string, string>> = {
	'ambroise-mclachlan-2002':
		'Ambroise and McLachlan (2002), Selection bias in gene extraction on the basis of microarray gene-expression data, PNAS 99.',
	'belkin-2019':
		'Belkin, Hsu, Ma and Mandal (2019), Reconciling modern machine-learning practice and the classical bias–variance trade-off, PNAS 116.',
	'benjamini-hochberg-1995':
		'Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical Society B 57.',
	'bickel-1975': 'Bickel, Hammel and O’Connell (1975), Sex bias in graduate admissions: data from Berkeley, Science 187.',
	'blum-hardt-2015': 'Blum and Hardt (2015), The ladder: a reliable leaderboard for machine learning competitions, ICML.',
	'cawley-talbot-2010':
		'Cawley and Talbot (2010), On over-fitting in model selection and subsequent selection bias in performance evaluation, JMLR 11.',
	'damour-2022': 'D’Amour and others (2022), Underspecification presents challenges for credibility in modern machine learning, JMLR 23.',
	'dwork-2015': 'Dwork and others (2015), The reusable holdout: preserving validity in adaptive data analysis, Science 349.',
	'geirhos-2020': 'Geirhos and others (2020), Shortcut learning in deep neural networks, Nature Machine Intelligence 2.',
	'godbole-2023': 'Godbole, Dahl, Gilmer, Shallue and Nado (2023), Deep Learning Tuning Playbook.',
	'guo-2017': 'Guo, Pleiss, Sun and Weinberger (2017), On calibration of modern neural networks, ICML.',
	'hebert-johnson-2018':
		'Hébert-Johnson, Kim, Reingold and Rothblum (2018), Multicalibration: calibration for the (computationally-identifiable) masses, ICML.',
	'kapoor-narayanan-2023':
		'Kapoor and Narayanan (2023), Leakage and the reproducibility crisis in machine-learning-based science, Patterns 4.',
	'kaufman-2012':
		'Kaufman, Rosset, Perlich and Stitelman (2012), Leakage in data mining: formulation, detection, and avoidance, ACM TKDD 6.',
	'lipton-2018': 'Lipton, Wang and Smola (2018), Detecting and correcting for label shift with black box predictors, ICML.',
	'mccloskey-cohen-1989':
		'McCloskey and Cohen (1989), Catastrophic interference in connectionist networks, Psychology of Learning and Motivation 24.',
	'nadeau-bengio-2003': 'Nadeau and Bengio (2003), Inference for the generalization error, Machine Learning 52.',
	'nakkiran-2020': 'Nakkiran and others (2020), Deep double descent: where bigger models and more data hurt, ICLR.',
	'ng-2018': 'Ng (2018), Machine Learning Yearning.',
	'oren-2024': 'Oren and others (2024), Proving test set contamination in black-box language models, ICLR.',
	'quinonero-candela-2009':
		'Quiñonero-Candela, Sugiyama, Schwaighofer and Lawrence, editors (2009), Dataset Shift in Machine Learning, MIT Press.',
	'recht-2019': 'Recht, Roelofs, Schmidt and Shankar (2019), Do ImageNet classifiers generalize to ImageNet? ICML.',
	'saeb-2017': 'Saeb and others (2017), The need to approximate the use-case in clinical machine learning, GigaScience 6.',
	'varma-simon-2006':
		'Varma and Simon (2006), Bias in error estimation when using cross-validation for model selection, BMC Bioinformatics 7.',
	'yang-2023':
		'Yang, Chiang, Zheng, Gonzalez and Stoica (2023), Rethinking benchmark and contamination for language models with rephrased samples, arXiv.',
	'zhang-2024': 'Zhang and others (2024), A careful examination of large language model performance on grade school arithmetic, arXiv.',
	'zinkevich-rules': 'Zinkevich, Rules of Machine Learning, Google.'
};
