// The only file that connects to Temporal as a client.
import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  isRetryableError,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import { DondocError } from '../contracts/errors.ts';

export const TASK_QUEUE = 'dondoc';
export const NAMESPACE = 'default';

/** gRPC status codes by number, so that no enum of the gRPC library is needed. */
const GRPC = {
  CANCELLED: 1,
  DEADLINE_EXCEEDED: 4,
  NOT_FOUND: 5,
  ALREADY_EXISTS: 6,
  RESOURCE_EXHAUSTED: 8,
  FAILED_PRECONDITION: 9,
  UNAVAILABLE: 14,
} as const;

/** What passes by itself: a server that restarts, a workflow just continuing as new, a limit reached for a moment. */
const PASSING: ReadonlySet<number> = new Set([GRPC.RESOURCE_EXHAUSTED, GRPC.FAILED_PRECONDITION, GRPC.UNAVAILABLE]);

/** A call that got no answer; what it asked for may have happened. */
const UNANSWERED: ReadonlySet<number> = new Set([GRPC.CANCELLED, GRPC.DEADLINE_EXCEEDED]);

/** With the pauses between them, which grow from 0.17 s to 4 s, a call is given up after about ten seconds. */
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 100;
const pauses = defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS, initialIntervalMs: () => FIRST_PAUSE_MS });
/** The library's own patience, and the one place where calls are made again: two of them would multiply to minutes. */
const patience = makeGrpcRetryInterceptor({
  ...pauses,
  retryableDecider: (attempt, status) => attempt < ATTEMPTS && (PASSING.has(status.code) || isRetryableError(status)),
});

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
  const connection = await Connection.connect({ address: options.address, interceptors: [patience] }).catch(
    (cause: unknown) => {
      throw new DondocError('engineAway', { where: options.address }, { cause });
    },
  );
  const client = new Client({ connection, namespace: options.namespace ?? NAMESPACE });
  const close = () => connection.close();
  return { client, close, [Symbol.asyncDispose]: close };
}

/** Whether the server answers. */
export async function temporalAnswers(client: Client): Promise<boolean> {
  try {
    // A deadline alone would not end the attempts.
    await client.withAbortSignal(AbortSignal.timeout(HEALTH_TIMEOUT_MS), () =>
      client.workflowService.getSystemInfo({}),
    );
    return true;
  } catch {
    return false;
  }
}
const HEALTH_TIMEOUT_MS = 1_000;

function grpcCode(error: unknown): number | null {
  if (isGrpcServiceError(error)) return error.code;
  const cause = error instanceof Error ? error.cause : undefined;
  return isGrpcServiceError(cause) ? cause.code : null;
}

/** The workflow is not there: it has closed, or never was. */
export const isGone = (error: unknown): boolean =>
  grpcCode(error) === GRPC.NOT_FOUND || (error instanceof Error && error.name === 'WorkflowNotFoundError');

export const isStarted = (error: unknown): boolean =>
  grpcCode(error) === GRPC.ALREADY_EXISTS ||
  (error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError');

/**
 * A call to the server.
 * @throws DondocError engineAway where it could not be reached; any other error as it is.
 */
export async function reaching<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const code = grpcCode(error) ?? -1;
    if (PASSING.has(code) || UNANSWERED.has(code)) throw new DondocError('engineAway', {}, { cause: error });
    throw error;
  }
}
