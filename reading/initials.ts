// With which letters a match of a pattern can begin, read off its source. Most words of a text are passed by on their first letter, which is far
// cheaper than to try a pattern there. Where the source has more than is understood here, any letter may begin a match: nothing is ever lost.

/** With which letters a part of a pattern begins; null: with every one. `empty`: the part may be left out, so that what follows comes first. */
interface First {
  readonly letters: ReadonlySet<string> | null;
  readonly empty: boolean;
}

const NOTHING: First = { letters: new Set(), empty: true };
const ANYTHING: First = { letters: null, empty: false };
const DIGITS: First = { letters: new Set('0123456789'), empty: false };

const either = (a: First, b: First): First => ({
  letters: a.letters === null || b.letters === null ? null : new Set([...a.letters, ...b.letters]),
  empty: a.empty || b.empty,
});

/** The one and then the other. */
const then = (a: First, b: First): First => (a.empty ? { ...either(a, b), empty: b.empty } : a);

/** A reader of the source of a pattern, from left to right. */
class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Alternatives, up to the end or the parenthesis that closes them. */
  alternatives(): First {
    let first = this.#sequence();
    while (this.#takes('|')) first = either(first, this.#sequence());
    return first;
  }

  #sequence(): First {
    let first = NOTHING;
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at)))
      first = then(first, this.#repeated(this.#atom()));
    return first;
  }

  #atom(): First {
    const c = this.#source.charAt(this.#at);
    this.#at += 1;
    if (c === '(') return this.#group();
    if (c === '\\') return this.#escape();
    if (c === '^' || c === '$') return NOTHING;
    if (c === '.') return ANYTHING;
    if (c === '[') return this.#class();
    return { letters: new Set(c), empty: false };
  }

  #group(): First {
    const around = /^\?<?[=!]/.test(this.#source.slice(this.#at));
    if (around || this.#source.startsWith('?:', this.#at)) this.#at += 2;
    const inside = this.alternatives();
    this.#takes(')');
    // What must or must not stand there takes no letter.
    return around ? NOTHING : inside;
  }

  #escape(): First {
    const c = this.#source.charAt(this.#at);
    this.#at += 1;
    if (c === 'd') return DIGITS;
    if (c === 'p') this.#at = this.#source.indexOf('}', this.#at) + 1;
    return /[a-z]/i.test(c) ? ANYTHING : { letters: new Set(c), empty: false };
  }

  #class(): First {
    while (this.#at < this.#source.length && !this.#takes(']'))
      this.#at += this.#source.charAt(this.#at) === '\\' ? 2 : 1;
    return ANYTHING;
  }

  /** With the sign behind it that says how often. */
  #repeated(atom: First): First {
    const optional = this.#takes('?') || this.#takes('*');
    const counted = /^(?:\+|\{(\d+)(?:,\d*)?\})/.exec(this.#source.slice(this.#at));
    if (counted) this.#at += counted[0].length;
    this.#takes('?');
    return optional || counted?.[1] === '0' ? { ...atom, empty: true } : atom;
  }

  #takes(c: string): boolean {
    const taken = this.#source.charAt(this.#at) === c;
    if (taken) this.#at += 1;
    return taken;
  }
}

/** The letters with which a match can begin; null where it may be any, or where nothing at all may match. */
export function initialsOf(source: string): ReadonlySet<string> | null {
  const { letters, empty } = new Reader(source).alternatives();
  return empty ? null : letters;
}
