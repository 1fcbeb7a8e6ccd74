import { Field, Input, Select } from '@fluentui/react-components';
import { type Control, Controller } from 'react-hook-form';
import type { CustomerFields } from './add-customer.ts';

interface CommonProps {
  readonly control: Control<CustomerFields>;
  readonly name: Exclude<keyof CustomerFields, 'access'>;
  readonly label: string;
  /** What is wrong with a value; a field without one may stay empty. */
  readonly validate?: (value: string) => string | undefined;
}

interface TextFieldProps extends CommonProps {
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'tel';
}

/** A line of text in the form for a new customer. */
export function TextField({ control, name, label, hint, type = 'text', validate }: TextFieldProps) {
  return (
    <Controller
      name={name}
      control={control}
      rules={validate ? { validate } : {}}
      render={({ field, fieldState }) => (
        <Field
          label={label}
          {...(hint ? { hint } : {})}
          required={validate !== undefined}
          validationMessage={fieldState.error?.message ?? null}
        >
          <Input {...field} type={type} autoComplete="off" />
        </Field>
      )}
    />
  );
}

interface ChoiceFieldProps extends CommonProps {
  readonly empty: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
}

/** A choice in the form for a new customer. */
export function ChoiceField({ control, name, label, empty, options, validate }: ChoiceFieldProps) {
  return (
    <Controller
      name={name}
      control={control}
      rules={validate ? { validate } : {}}
      render={({ field, fieldState }) => (
        <Field label={label} required={validate !== undefined} validationMessage={fieldState.error?.message ?? null}>
          <Select {...field}>
            <option value="">{empty}</option>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
      )}
    />
  );
}
