// The frame of every page.
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';

export interface Frame {
  readonly title: string;
  readonly local: boolean;
  readonly children: ComponentChildren;
}

const LINKS = [
  ['/', 'Văn bản'],
  ['/cau-hoi', 'Câu hỏi'],
  ['/cho-xu-ly', 'Chờ xử lý'],
  ['/hop-thu', 'Hộp thư'],
  ['/suc-khoe', 'Sức khỏe'],
] as const;

export function page({ title, local, children }: Frame): string {
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
        <header>
          <strong>dondoc</strong>
          <nav aria-label="Mục chính">
            <ul>
              {LINKS.map(([href, name]) => (
                <li key={href}>
                  <a href={href}>{name}</a>
                </li>
              ))}
            </ul>
          </nav>
          {local ? <span class="local">chạy thử trên máy này</span> : null}
        </header>
        <main id="noi-dung">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>${html}`;
}

export interface Column<T> {
  readonly name: string;
  readonly number?: boolean;
  readonly cell: (row: T) => ComponentChildren;
}

/** A table that turns into cards on a narrow screen. */
export function Rows<T>({
  caption,
  columns,
  rows,
}: {
  readonly caption: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
}) {
  if (rows.length === 0) return <p class="soft">{`${caption}: không có.`}</p>;
  return (
    <table class="cards">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name, number }) => (
            <th key={name} scope="col" class={number === true ? 'number' : ''}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {columns.map(({ name, number, cell }) => (
              <td key={name} data-label={name} class={number === true ? 'number' : ''}>
                <span>{cell(row)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
