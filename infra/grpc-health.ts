/**
 * Asks a Temporal server whether it serves, by the standard gRPC health service over plain HTTP/2.
 *
 * Written out here because the local stack must not know Temporal's client (only `engine` does): the request is one
 * string field, the answer one small number.
 */
import { connect } from 'node:http2';
import type { ClientHttp2Session } from 'node:http2';

const SERVICE = 'temporal.api.workflowservice.v1.WorkflowService';
const PATH = '/grpc.health.v1.Health/Check';
/** gRPC puts before each message a flag byte (not compressed) and its length in four bytes. */
const FRAME_HEADER_BYTES = 5;
/** Field 1, varint, SERVING. */
const SERVING = Buffer.from([0x08, 0x01]);
const DEFAULT_TIMEOUT_MS = 3_000;

function requestFrame(): Buffer {
  const name = Buffer.from(SERVICE);
  const message = Buffer.concat([Buffer.from([0x0a, name.length]), name]);
  const header = Buffer.alloc(FRAME_HEADER_BYTES);
  header.writeUInt32BE(message.length, 1);
  return Buffer.concat([header, message]);
}

async function exchange(session: ClientHttp2Session): Promise<Buffer> {
  return await new Promise((resolve, reject) => {
    session.once('error', reject);
    const stream = session.request({
      ':method': 'POST',
      ':path': PATH,
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('error', reject);
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.end(requestFrame());
  });
}

/** Whether a Temporal frontend at `host:port` says that it serves. Never throws. */
export async function temporalServes(address: string, timeoutMs: number = DEFAULT_TIMEOUT_MS): Promise<boolean> {
  let session: ClientHttp2Session;
  try {
    session = connect(`http://${address}`);
  } catch {
    return false;
  }
  const late = new Promise<null>((resolve) => {
    const timer = setTimeout(() => resolve(null), timeoutMs);
    session.once('close', () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
  const answer = await Promise.race([exchange(session).catch(() => null), late]);
  session.destroy();
  return answer !== null && answer.subarray(FRAME_HEADER_BYTES).equals(SERVING);
}
