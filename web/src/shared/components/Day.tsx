import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
  readonly placeholder?: string;
  readonly isClearable?: boolean;
}

/** A civil day, written 2026-11-21. */
export function Day({ label, value, onChange, placeholder, isClearable = true }: Props) {
  return (
    <DatePicker
      aria-label={label}
      placeholder={placeholder ?? label}
      format="YYYY-MM-DD"
      allowClear={isClearable}
      value={value ? dayjs(value) : null}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : undefined)}
    />
  );
}
