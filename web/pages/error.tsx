import { page } from './layout.tsx';

export const errorPage = (message: string, local: boolean): string =>
  page({ title: 'Không thực hiện được', local, children: <p role="alert">{message}</p> });
