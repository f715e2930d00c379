import { useState, type FormEvent } from 'react';
import { CopyButton } from '../../../ui/CopyButton';
import { Field } from '../../../ui/Field';
import { Notice } from '../../../ui/Notice';
import { useAddMeter } from '../api/useMeters';

/** Registers a meter and shows its key, which cannot be shown a second time. */
export function AddMeterForm({ userId }: { userId: string }) {
  const [serial, setSerial] = useState('');
  const add = useAddMeter(userId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(serial.trim(), { onSuccess: () => setSerial('') });
  };
  return (
    <details>
      <summary>Register a meter</summary>
      <form className="add-meter" onSubmit={submit}>
        <Field
          label="Serial number"
          name="serial"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          maxLength={64}
          value={serial}
          onChange={(event) => setSerial(event.target.value)}
        />
        {add.error && <Notice kind="error">{add.error.message}</Notice>}
        <button className="button primary" type="submit" disabled={add.isPending}>
          {add.isPending ? 'Registering…' : 'Register'}
        </button>
        {add.data && (
          <Notice kind="warning">
            Key of meter {add.data.meter.serial}, shown only now: <code data-testid="meter-key">{add.data.api_key}</code>{' '}
            <CopyButton text={add.data.api_key} what="the meter’s key" />
          </Notice>
        )}
      </form>
    </details>
  );
}
