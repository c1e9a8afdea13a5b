/**
 * Ends a child when this process is gone, however it went (kill -9 too).
 *
 * The guardian is a small shell that reads from a pipe this process holds. The pipe ends with this process; then the
 * shell asks the child to stop and, after the grace time, kills it. Children are started in process groups of their
 * own, so that Ctrl-C in a terminal reaches this process only, which then stops them in the right order.
 */
import { spawn } from 'node:child_process';

const SCRIPT = `
cat >/dev/null
kill "-$2" "$1" 2>/dev/null || exit 0
left=$3
while [ "$left" -gt 0 ]; do
  kill -0 "$1" 2>/dev/null || exit 0
  sleep 1
  left=$((left - 1))
done
kill -KILL "$1" 2>/dev/null
`;

/**
 * Guards a process id. `signal` is the polite one ("INT"), `graceMs` the time until the other.
 * The answer dismisses the guardian: to be called when the child has ended.
 */
export function guard(pid: number, signal: string, graceMs: number): () => void {
  const args = ['-c', SCRIPT, 'dondoc-guardian', String(pid), signal, String(Math.ceil(graceMs / 1000))];
  const shell = spawn('/bin/sh', args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  // Without a shell the child still stops in every orderly end.
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();
  (shell.stdin as unknown as { unref?: () => void }).unref?.();
  return () => {
    shell.kill('SIGKILL');
  };
}
