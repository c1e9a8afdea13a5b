/**
 * The gold standard: real directives and what two careful readers found in them. It stands beside the project, never in it,
 * so a checkout alone lacks it and what needs it is skipped.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { projectRoot } from '../../infra/paths.ts';
import { readDirective } from '../../reading/read.ts';

export const goldFolder = join(projectRoot, '..', 'shared', 'reading');
const texts = join(goldFolder, 'directives');
const scorer = join(goldFolder, 'score.mjs');

export const hasGold = existsSync(texts) && existsSync(scorer);
/** For the names of tests: why they are skipped where they are. */
export const unlessGold = hasGold ? '' : ' [skipped: no ../shared/reading beside the project]';

export interface Sample {
  readonly name: string;
  readonly text: string;
}

const textsIn = (folder: string): readonly Sample[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => ({ name: basename(file, '.txt'), text: readFileSync(join(folder, file), 'utf8') }));

/** The real directives; none where they are not there. */
export const goldTexts = (): readonly Sample[] => (hasGold ? textsIn(texts) : []);

/** The project's own samples. */
export const ownSamples = (): readonly Sample[] => textsIn(join(projectRoot, 'data', 'sample'));

/** The directives that were written for the tests. */
export const ownDirectives = (): readonly Sample[] => textsIn(join(projectRoot, 'test', 'reading', 'directives'));

export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly hit: number;
  readonly miss: number;
  readonly invented: number;
}

/** Reads all real directives and has the scorer compare the plans with the gold; measures by name. */
export function goldScore(): Readonly<Record<string, Figures>> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-readings-'));
  try {
    for (const { name, text } of goldTexts())
      writeFileSync(join(folder, `${name}.json`), JSON.stringify(readDirective(text, { name })));
    const run = spawnSync(process.execPath, [scorer, folder, '--json'], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`the scorer failed: ${run.stderr}`);
    return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as Record<string, Figures>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
