import { useId, type InputHTMLAttributes, type ReactNode } from 'react';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly unit?: string;
  /** What is wrong with the value; null while nothing is, or while it is too early to say. */
  readonly error?: string | null;
  readonly hint?: ReactNode;
  /** A button that fills in a likely value. */
  readonly action?: ReactNode;
}

/** A labelled input whose hint and error are tied to it. */
export function Field({ label, unit, error = null, hint, action, ...input }: FieldProps) {
  const id = useId();
  const described = [error !== null ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <div className="field-head">
        <label htmlFor={id}>{label}</label>
        {action}
      </div>
      <div className="input-box">
        <input
          {...input}
          id={id}
          aria-invalid={error !== null}
          {...(described === '' ? {} : { 'aria-describedby': described })}
        />
        {unit !== undefined && <span className="unit">{unit}</span>}
      </div>
      {error !== null && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
