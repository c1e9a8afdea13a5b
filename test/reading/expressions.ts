// Every regular expression of reading/: the literals in its sources, and those that its modules build when they are loaded.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { projectRoot } from '../../infra/paths.ts';

export interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

const room = join(projectRoot, 'reading');
export const files: readonly string[] = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort();

const BLANK = /\s+|\/\/[^\n]*|\/\*[^]*?\*\//y;
const QUOTED = /(['"])(?:\\[^]|(?!\1)[^\\\n])*\1/y;
const TEMPLATE_TEXT = /(?:\\[^]|\$(?!\{)|[^\\`$])*(?:`|\$\{)/y;
const WORD = /[\p{L}\p{N}_$]+/uy;
const LITERAL = /\/((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^[/\\\n])+)\/([a-z]*)/y;
/** Words behind which a slash opens a literal; behind a name or a number it divides. */
const KEYWORDS = new Set(['return', 'typeof', 'case', 'in', 'of', 'do', 'else', 'void', 'delete', 'throw', 'new']);

const at = (rule: RegExp, code: string, index: number): RegExpExecArray | null => {
  rule.lastIndex = index;
  return rule.exec(code);
};

/** The literals of a program without types; the code inside a template is scanned like the rest. */
export function literalsIn(code: string): readonly Omit<Expression, 'file'>[] {
  const found: Omit<Expression, 'file'>[] = [];
  const braces: ('code' | 'template')[] = [];
  let afterValue = false;
  for (let i = 0; i < code.length;) {
    const c = code.charAt(i);
    const blank = at(BLANK, code, i);
    const word = at(WORD, code, i)?.[0];
    const literal: RegExpExecArray | null = c === '/' && !afterValue ? at(LITERAL, code, i) : null;
    const closes = c === '}' ? braces.pop() : null;
    const template = c === '`' || closes === 'template' ? (at(TEMPLATE_TEXT, code, i + 1)?.[0] ?? '') : null;
    i += (blank?.[0] ?? word ?? literal?.[0] ?? at(QUOTED, code, i)?.[0] ?? c).length + (template?.length ?? 0);
    if (blank) continue;
    if (literal) found.push({ source: literal[1] ?? '', flags: literal[2] ?? '' });
    if (c === '{') braces.push('code');
    if (template?.endsWith('{')) braces.push('template');
    afterValue = word === undefined ? literal !== null || '\'")]`'.includes(c) : !KEYWORDS.has(word);
    if (template !== null) afterValue = template.endsWith('`');
  }
  return found;
}

/** What the modules of the room build when they are loaded; each is loaded here for the first time. */
async function builtIn(file: string): Promise<readonly Expression[]> {
  const built: Expression[] = [];
  const Plain = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Plain, {
    construct: (target, [source, flags]: [string, string?]) => {
      built.push({ file, source, flags: flags ?? '' });
      return new target(source, flags);
    },
  });
  try {
    await import(join(room, file));
  } finally {
    globalThis.RegExp = Plain;
  }
  return built;
}

const LETTERS: Readonly<Record<string, string>> = { Lu: 'A-ZÀ-Ỹ', Ll: 'a-zà-ỹ', L: 'a-zA-ZÀ-ỹ', N: '0-9' };

/**
 * An expression as a checker can take it: classes of letters as ranges that hold all Vietnamese ones (whole classes of Unicode take it too
 * long), and one that is matched at a place only (`y`) as one that begins there.
 */
export function checkable({ source, flags }: Expression): Omit<Expression, 'file'> {
  let set = false;
  const plain = source.replace(/\\p\{(\w+)\}|\\[^]|[[\]]/gu, (part, name: string | undefined) => {
    if (part === '[' || part === ']') set = part === '[';
    if (name === undefined) return part;
    const letters = LETTERS[name];
    if (letters === undefined) throw new Error(`no letters are known for ${part}`);
    return set ? letters : `[${letters}]`;
  });
  return flags.includes('y') ? { source: `^(?:${plain})`, flags: flags.replace('y', '') } : { source: plain, flags };
}

/** All expressions of the room, each once. */
export async function expressionsOfReading(): Promise<readonly Expression[]> {
  const all: Expression[] = [];
  for (const file of files) {
    const { code } = await transform(readFileSync(join(room, file), 'utf8'), { loader: 'ts' });
    all.push(...literalsIn(code).map((one) => ({ file, ...one })), ...(await builtIn(file)));
  }
  return [...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).values()];
}
