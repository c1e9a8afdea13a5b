// The frame of every page.
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import type { View } from '../view.ts';

export interface Frame {
  readonly title: string;
  readonly view: Pick<View, 'local' | 'mailbox'> & Partial<View>;
  /** Which part of the site it belongs to: the first part of its address. */
  readonly at: string | null;
  /** The pages above this one. */
  readonly path?: readonly (readonly [href: string, name: string])[];
  readonly children: ComponentChildren;
}

const LINKS = [
  ['/', 'Văn bản'],
  ['/cau-hoi', 'Câu hỏi'],
  ['/cho-xu-ly', 'Chờ xử lý'],
  ['/hop-thu', 'Hộp thư'],
  ['/suc-khoe', 'Hệ thống'],
] as const;

/** A whole page. The style sheet's address carries its hash, so that browsers may keep it for long. */
export function page({ title, view, at, path = [], children }: Frame): string {
  const html = render(
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – dondoc`}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <a class="skip" href="#noi-dung">
          Đến nội dung
        </a>
        <Top view={view} at={at} />
        {view.local ? (
          <aside class="trial" aria-label="Chế độ chạy thử">
            <p class="wide">
              <strong>chạy thử trên máy này</strong>: không cần đăng nhập, không thư nào được gửi ra ngoài.
            </p>
          </aside>
        ) : null}
        <main id="noi-dung" class="wide" tabIndex={-1}>
          {path.length === 0 ? null : <Path path={path} />}
          <h1>{title}</h1>
          {view.said === undefined || view.said === null ? null : (
            <p class="said" role="status">
              {view.said}
            </p>
          )}
          {children}
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

const Top = ({ view, at }: Pick<Frame, 'view' | 'at'>) => (
  <header class="top">
    <div class="wide">
      <a class="brand" href="/">
        dondoc<span>theo dõi, đôn đốc thực hiện văn bản chỉ đạo</span>
      </a>
      <nav class="main" aria-label="Mục chính">
        <ul>
          {LINKS.filter(([href]) => href !== '/hop-thu' || view.mailbox).map(([href, name]) => (
            <li key={href}>
              <a href={href} {...(href === at ? { 'aria-current': 'page' as const } : {})}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  </header>
);

const Path = ({ path }: { readonly path: NonNullable<Frame['path']> }) => (
  <nav class="path" aria-label="Đường dẫn">
    {path.map(([href, name]) => (
      <span key={href}>
        <a href={href}>{name}</a> ›{' '}
      </span>
    ))}
  </nav>
);
