import type { WebOptions } from '../options.ts';
import { page } from './frame.tsx';

export const errorPage = (message: string, { local, mailbox }: Pick<WebOptions, 'local' | 'mailbox'>): string =>
  page({
    title: 'Không thực hiện được',
    view: { local, mailbox: mailbox !== null },
    at: null,
    children: (
      <div class="card">
        <p role="alert">{message}</p>
        <p>
          <a href="/">Về trang văn bản</a>
        </p>
      </div>
    ),
  });
