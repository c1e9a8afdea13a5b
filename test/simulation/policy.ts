// The shipped policy, as tests of rules run by it.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Policy } from '../../contracts/policy.ts';

export const policy: Policy = Policy.parse(
  parse(readFileSync(new URL('../../data/policy.yaml', import.meta.url), 'utf8')),
);
