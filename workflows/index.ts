// What the worker's bundle holds.
export { assignments } from './assignments.ts';
export { directive } from './directive.ts';
