// Forms: each render of one has an input's id of its own, so that a double click is one input.
import { randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';

export interface FormProps {
  readonly action: string;
  readonly token: string;
  readonly button: string;
  readonly plain?: boolean;
  readonly hidden?: Readonly<Record<string, string>>;
  readonly children?: ComponentChildren;
}

export const Form = ({ action, token, button, plain, hidden = {}, children }: FormProps) => (
  <form method="post" action={action}>
    <input type="hidden" name="token" value={token} />
    <input type="hidden" name="id" value={randomUUID()} />
    {Object.entries(hidden).map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
    {children}
    <button type="submit" class={plain === true ? 'plain' : ''}>
      {button}
    </button>
  </form>
);

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly max: number;
  readonly list?: string;
}

const Label = ({ label, help, required }: Pick<FieldProps, 'label' | 'help' | 'required'>) => (
  <>
    {label}
    {required === true ? '' : ' (không bắt buộc)'}
    {help === undefined ? null : <span class="help"> {help}</span>}
  </>
);

export const Field = ({ name, label, help, required = false, max, list }: FieldProps) => (
  <div>
    <label>
      <Label label={label} required={required} {...(help === undefined ? {} : { help })} />
      {list === undefined ? (
        <input name={name} required={required} maxLength={max} />
      ) : (
        <input type="text" name={name} required={required} maxLength={max} list={list} autoComplete="off" />
      )}
    </label>
  </div>
);

export const DayField = ({ name, label, required = false }: Omit<FieldProps, 'max' | 'help' | 'list'>) => (
  <div>
    <label>
      <Label label={label} required={required} />
      <input type="date" name={name} required={required} />
    </label>
  </div>
);

export const Area = ({ name, label, help, required = false, max }: Omit<FieldProps, 'list'>) => (
  <div>
    <label>
      <Label label={label} required={required} {...(help === undefined ? {} : { help })} />
      <textarea name={name} rows={3} required={required} maxLength={max} />
    </label>
  </div>
);
