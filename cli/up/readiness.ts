// What /readyz is told: each part of the local stack, asked when asked.
import type { OpenEngine } from '../../engine/open.ts';
import type { Mailer } from '../../workers/mailer.ts';
import type { Part } from '../../engine/readiness.ts';
import { missing, ready } from '../../engine/readiness.ts';
import type { RunningWorker } from '../../workers/worker.ts';
import type { Bus } from './kafka.ts';

export class Readiness {
  readonly #engine: OpenEngine;
  #mailer: Mailer | null = null;
  #bus: Bus | null = null;
  /** Null where the worker is a process of its own. */
  #worker: 'running' | 'ended' | null = null;

  constructor(engine: OpenEngine) {
    this.#engine = engine;
  }

  worker(worker: RunningWorker): void {
    this.#worker = 'running';
    const ended = () => {
      this.#worker = 'ended';
    };
    worker.done.then(ended, ended);
  }

  mailer(mailer: Mailer): void {
    this.#mailer = mailer;
  }

  bus(bus: Bus): void {
    this.#bus = bus;
  }

  async parts(): Promise<readonly Part[]> {
    const { temporal, journal } = await this.#engine.health();
    const mailer = this.#mailer?.health();
    return [
      temporal === 'ready' ? ready('temporal') : missing('temporal', 'chưa kết nối được máy chủ Temporal'),
      journal === 'ready' ? ready('journal') : missing('journal', 'chưa kết nối được PostgreSQL'),
      ...(this.#worker === null
        ? []
        : [this.#worker === 'running' ? ready('worker') : missing('worker', 'worker đã dừng')]),
      ...(mailer === undefined
        ? []
        : [mailer.state === 'waiting' ? missing('mailer', mailer.reason ?? 'chưa gửi được thư') : ready('mailer')]),
      ...(this.#bus?.parts() ?? []),
    ];
  }
}
