// The only file that connects to Temporal as a client.
import { Client, Connection, isGrpcServiceError } from '@temporalio/client';
import { DondocError } from '../contracts/errors.ts';

export const TASK_QUEUE = 'dondoc';
export const NAMESPACE = 'default';

/** gRPC status codes by number, so that no enum of the gRPC library is needed. */
const GRPC = {
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  UNAVAILABLE: 14,
  DEADLINE_EXCEEDED: 4,
} as const;

/** What passes by itself: a server that restarts, a workflow just continuing as new, a limit reached for a moment. */
const PASSING: ReadonlySet<number> = new Set([
  GRPC.RESOURCE_EXHAUSTED,
  GRPC.FAILED_PRECONDITION,
  GRPC.UNAVAILABLE,
  GRPC.DEADLINE_EXCEEDED,
]);

export interface TemporalOptions {
  readonly address: string;
  readonly namespace?: string;
}

export interface TemporalClient extends AsyncDisposable {
  readonly client: Client;
  readonly close: () => Promise<void>;
}

/**
 * Connects to the server.
 * @throws DondocError engineAway where it cannot be reached.
 */
export async function connectTemporal(options: TemporalOptions): Promise<TemporalClient> {
  const connection = await Connection.connect({ address: options.address }).catch((cause: unknown) => {
    throw new DondocError('engineAway', { where: options.address }, { cause });
  });
  const client = new Client({ connection, namespace: options.namespace ?? NAMESPACE });
  const close = () => connection.close();
  return { client, close, [Symbol.asyncDispose]: close };
}

/** Whether the server answers. */
export async function temporalAnswers(client: Client): Promise<boolean> {
  try {
    await client.connection.withDeadline(Date.now() + HEALTH_DEADLINE_MS, () =>
      client.workflowService.getSystemInfo({}),
    );
    return true;
  } catch {
    return false;
  }
}
const HEALTH_DEADLINE_MS = 1_000;

function grpcCode(error: unknown): number | null {
  if (isGrpcServiceError(error)) return error.code;
  const cause = error instanceof Error ? error.cause : undefined;
  return isGrpcServiceError(cause) ? cause.code : null;
}

export const isPassing = (error: unknown): boolean => PASSING.has(grpcCode(error) ?? -1);

/** The workflow is not there: it has closed, or never was. */
export const isGone = (error: unknown): boolean =>
  grpcCode(error) === GRPC.NOT_FOUND || (error instanceof Error && error.name === 'WorkflowNotFoundError');

export const isStarted = (error: unknown): boolean =>
  grpcCode(error) === GRPC.ALREADY_EXISTS ||
  (error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError');

const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 2_000;

/**
 * Does a call again, with jitter, while what hinders it passes by itself (about ten seconds in all).
 * @throws DondocError engineAway after the last attempt; any other error at once.
 */
export async function patiently<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (attempt === ATTEMPTS) throw new DondocError('engineAway', {}, { cause: error });
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** attempt, MAX_PAUSE_MS) * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
