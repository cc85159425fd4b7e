import { ClaimSyntaxError, quoteToken, tokenize, type Token } from './claim-tokens.ts';

/** What can be written in a claim: numbers, facts, arms, four operations and a few functions. */
export type Expression =
	| { readonly kind: 'number'; readonly value: number; readonly at: number }
	| { readonly kind: 'negate'; readonly of: Expression; readonly at: number }
	| {
			readonly kind: 'binary';
			readonly operator: '+' | '-' | '*' | '/';
			readonly left: Expression;
			readonly right: Expression;
			readonly at: number;
	  }
	| { readonly kind: 'call'; readonly name: string; readonly of: readonly Expression[]; readonly at: number }
	/** `arm.validation.accuracy`, or without an arm the experiment as written. */
	| { readonly kind: 'path'; readonly segments: readonly string[]; readonly at: number }
	/** `best(armA, armB).validation.accuracy`. */
	| {
			readonly kind: 'over-arms';
			readonly name: 'best' | 'worst' | 'mean';
			readonly arms: readonly string[];
			readonly fact: readonly string[];
			readonly at: number;
	  };

const OVER_ARMS = ['best', 'worst', 'mean'] as const;
const FUNCTIONS: Readonly<Record<string, { readonly least: number; readonly most: number }>> = {
	abs: { least: 1, most: 1 },
	max: { least: 2, most: 99 },
	min: { least: 2, most: 99 }
};

const BINDING: Readonly<Record<string, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };

class Parser {
	#tokens: readonly Token[];
	#next = 0;

	constructor(text: string) {
		this.#tokens = tokenize(text);
	}

	whole(): Expression {
		const expression = this.#expression(0);
		const rest = this.#peek();
		if (rest.kind !== 'end')
			throw new ClaimSyntaxError(`"${rest.text}" follows a finished claim; an operator is missing before it`, rest.at);
		return expression;
	}

	#peek(): Token {
		return this.#tokens[this.#next];
	}

	#take(): Token {
		const token = this.#tokens[this.#next];
		if (token.kind !== 'end') this.#next++;
		return token;
	}

	#isSign(text: string): boolean {
		const token = this.#peek();
		return token.kind === 'sign' && token.text === text;
	}

	#expect(text: string, after: string): void {
		const token = this.#take();
		if (token.kind !== 'sign' || token.text !== text)
			throw new ClaimSyntaxError(`"${text}" is missing ${after}; found ${quoteToken(token)}`, token.at);
	}

	/** Pratt's loop: goes on as long as the next operator binds tighter than the one that called. */
	#expression(floor: number): Expression {
		let left = this.#operand();
		for (;;) {
			const token = this.#peek();
			const binding = token.kind === 'sign' ? BINDING[token.text] : undefined;
			if (binding === undefined || binding <= floor) return left;
			this.#take();
			const right = this.#expression(binding);
			left = { kind: 'binary', operator: token.text as '+' | '-' | '*' | '/', left, right, at: token.at };
		}
	}

	#operand(): Expression {
		const token = this.#take();
		if (token.kind === 'number') return { kind: 'number', value: Number(token.text), at: token.at };
		if (token.kind === 'name') return this.#isSign('(') ? this.#call(token) : this.#path(token);
		if (token.text === '-') return { kind: 'negate', of: this.#expression(2), at: token.at };
		if (token.text === '(') {
			const inner = this.#expression(0);
			this.#expect(')', `for the parenthesis opened at column ${token.at}`);
			return inner;
		}
		throw new ClaimSyntaxError(`a number, a fact or "(" must stand here; found ${quoteToken(token)}`, token.at);
	}

	#path(first: Token): Expression {
		return { kind: 'path', segments: [first.text, ...this.#tail()], at: first.at };
	}

	#tail(): string[] {
		const segments: string[] = [];
		while (this.#isSign('.')) {
			this.#take();
			segments.push(this.#name('after the dot'));
		}
		return segments;
	}

	#name(where: string): string {
		const token = this.#take();
		if (token.kind !== 'name') throw new ClaimSyntaxError(`a name must stand ${where}; found ${quoteToken(token)}`, token.at);
		return token.text;
	}

	#call(name: Token): Expression {
		this.#take();
		const overArms = OVER_ARMS.find((known) => known === name.text);
		if (overArms !== undefined) return this.#overArms(overArms, name.at);
		const arity = FUNCTIONS[name.text];
		if (arity === undefined)
			throw new ClaimSyntaxError(
				`\`${name.text}\` is not a function; known: ${[...Object.keys(FUNCTIONS), ...OVER_ARMS].join(', ')}`,
				name.at
			);
		const of = [this.#expression(0)];
		while (this.#isSign(',')) {
			this.#take();
			of.push(this.#expression(0));
		}
		this.#expect(')', `at the end of ${name.text}(…)`);
		if (of.length < arity.least || of.length > arity.most)
			throw new ClaimSyntaxError(
				`${name.text}(…) takes ${arity.most === 1 ? 'one value' : 'two values or more'}, not ${of.length}`,
				name.at
			);
		return { kind: 'call', name: name.text, of, at: name.at };
	}

	#overArms(name: 'best' | 'worst' | 'mean', at: number): Expression {
		const arms = [this.#name(`in ${name}(…): the name of an arm`)];
		while (this.#isSign(',')) {
			this.#take();
			arms.push(this.#name('after the comma: the name of an arm'));
		}
		this.#expect(')', `at the end of ${name}(…)`);
		const fact = this.#tail();
		if (fact.length === 0)
			throw new ClaimSyntaxError(
				`say which fact of the ${name} arm is meant, for example ${name}(${arms.join(', ')}).validation.accuracy`,
				at
			);
		return { kind: 'over-arms', name, arms, fact, at };
	}
}

/**
 * Reads the text of a claim's fact.
 * @throws {ClaimSyntaxError} with the column of what is wrong.
 */
export function parseExpression(text: string): Expression {
	if (text.trim() === '') throw new ClaimSyntaxError('the claim is empty; write a fact such as gap or validation.accuracy', 1);
	return new Parser(text).whole();
}
