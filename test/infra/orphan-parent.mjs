// Starts a child the way the local stack does, prints its process id, and waits to be killed.
import { startChild } from '../../dist/infra/process.js';

const [logFile, script] = process.argv.slice(2);
const child = await startChild({
  name: 'child',
  command: '/bin/sh',
  args: ['-c', script],
  logFile,
  readyLine: /^up$/,
  stopGraceMs: 1000,
  orphan: 'guardian',
});
console.log(child.pid);
await child.exited;
