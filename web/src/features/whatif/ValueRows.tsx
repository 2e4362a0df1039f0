import { UndoOutlined } from '@ant-design/icons';
import { Button, Flex, InputNumber, Slider, Switch, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../shared/api/client';
import { Chinese } from '../../shared/components/Chinese';
import { Nothing } from '../../shared/components/Nothing';
import { formatFen, inReadersLanguage } from '../../shared/format';
import { rangeAbout, written } from './range';
import { moved, type Values } from './trial';

type Parameter = Schemas['ChangeableParameter'];

const number = /^-?\d{1,18}(\.\d{1,10})?$/;

function NumberInput({ parameter, value, onChange }: { parameter: Parameter; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const title = inReadersLanguage(parameter.title);
  const range = rangeAbout(parameter.value, parameter.type, parameter.unit);
  return (
    <Flex gap={12} align="center">
      <Slider
        style={{ flex: '1 1 auto', minWidth: 60 }}
        min={range.min}
        max={range.max}
        step={range.step}
        value={Math.min(range.max, Math.max(range.min, Number(value)))}
        marks={{ [Number(parameter.value)]: { label: ' ' } }}
        tooltip={{ formatter: (at) => (at === undefined ? null : written(at, range.step)) }}
        ariaLabelForHandle={title}
        onChange={(at: number) => onChange(written(at, range.step))}
      />
      <InputNumber<string>
        stringMode
        style={{ width: 112 }}
        step={String(range.step)}
        precision={parameter.type === 'int' ? 0 : undefined}
        value={value}
        aria-label={t('whatif.valueOf', { title })}
        onChange={(next) => next !== null && number.test(next) && onChange(next)}
      />
    </Flex>
  );
}

function Row({ parameter, value, onChange }: { parameter: Parameter; value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const title = inReadersLanguage(parameter.title);
  const isMoved = value !== parameter.value;
  return (
    <li>
      <Flex justify="space-between" gap={8} align="start">
        <strong style={{ fontWeight: isMoved ? 600 : 400 }}>
          <Chinese text={title} />
        </strong>
        {isMoved && (
          <Button size="small" type="text" icon={<UndoOutlined />} aria-label={t('whatif.resetOne', { title })} title={t('whatif.resetOne', { title })} onClick={() => onChange(parameter.value)} />
        )}
      </Flex>
      {parameter.type === 'bool' ? (
        <Switch checked={value === 'true'} aria-label={title} checkedChildren={t('whatif.yes')} unCheckedChildren={t('whatif.no')} onChange={(next) => onChange(String(next))} />
      ) : (
        <NumberInput parameter={parameter} value={value} onChange={onChange} />
      )}
      <div style={{ color: '#566070', fontSize: 13 }}>
        {t('whatif.inForceValue', { value: inReadersLanguage(parameter.words) })}
        {parameter.unit === 'fen' && isMoved && <> {t('whatif.asYuan', { yuan: formatFen(Number(value)) })}</>} {isMoved && <Tag color="processing">{t('whatif.changed')}</Tag>}
      </div>
    </li>
  );
}

/** Everything that can be moved, with the value in force, a slider about it and the way back. */
export function ValueRows({ parameters, values, onChange }: { parameters: readonly Parameter[]; values: Values; onChange: (values: Values) => void }) {
  const { t } = useTranslation();
  if (parameters.length === 0) return <Nothing why={t('whatif.noParameters')} next={t('whatif.noParametersNext')} />;
  return (
    <ul className="ruled-list value-rows">
      {parameters.map((parameter) => (
        <Row
          key={parameter.id}
          parameter={parameter}
          value={values[parameter.id] ?? parameter.value}
          onChange={(value) => onChange(moved(values, parameter.id, value, parameter.value))}
        />
      ))}
    </ul>
  );
}
