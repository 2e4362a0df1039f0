import { Button, Flex, Popconfirm, Switch } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Code } from '../../shared/components/Code';
import { Failure } from '../../shared/components/Failure';
import { Nothing } from '../../shared/components/Nothing';
import { type Column, QueryTable } from '../../shared/components/QueryTable';
import { Section } from '../../shared/components/Section';
import { Waiting } from '../../shared/components/Waiting';
import { formatMoment } from '../../shared/format';
import { Beside } from './Beside';
import { type KeptAct, useKeptAct, useKeptTrials } from './queries';
import { addressOf } from './trial';

type Kept = Schemas['TrialView'];

/** What a kept trial tries, in short. */
function Tried({ kept }: { kept: Kept }) {
  const { t } = useTranslation();
  const { trial } = kept;
  const parts = [
    ...(trial.draft != null ? [t('whatif.draftNumber', { number: trial.draft })] : []),
    ...(trial.version ? [t('whatif.versionNumber', { version: trial.version.slice(0, 12) })] : []),
    ...(trial.asOf ? [trial.asOf] : []),
  ];
  return (
    <>
      <Code value={trial.pack} copyable={false} /> {parts.join(' · ')}
      {Object.entries(trial.values ?? {}).map(([id, value]) => (
        <div key={id}>
          <Code value={`${id} = ${value}`} copyable={false} />
        </div>
      ))}
    </>
  );
}

interface Hand {
  readonly chosen: readonly number[];
  readonly toggle: (number: number) => void;
  readonly act: (act: KeptAct) => void;
  readonly isBusy: boolean;
}

function columns(t: TFunction, hand: Hand): Column<Kept>[] {
  return [
    { key: 'name', title: t('whatif.kept.name'), isHeading: true, render: (kept) => <Link to={`/what-if?${addressOf(kept.trial).toString()}`}>{kept.name}</Link> },
    { key: 'tried', title: t('whatif.kept.tried'), render: (kept) => <Tried kept={kept} /> },
    { key: 'made', title: t('whatif.kept.made'), render: (kept) => formatMoment(kept.made) },
    {
      key: 'daily',
      title: t('whatif.kept.daily'),
      render: (kept) => (
        <Switch
          checked={kept.isShadow}
          disabled={hand.isBusy}
          aria-label={t('whatif.kept.dailyOf', { name: kept.name })}
          onChange={(isShadow) => hand.act({ kind: 'shadow', number: kept.number, isShadow })}
        />
      ),
    },
    {
      key: 'acts',
      title: t('whatif.kept.acts'),
      render: (kept) => (
        <Flex gap={8} wrap>
          <Button size="small" aria-pressed={hand.chosen.includes(kept.number)} type={hand.chosen.includes(kept.number) ? 'primary' : 'default'} onClick={() => hand.toggle(kept.number)}>
            {t('whatif.kept.beside')}
          </Button>
          <Popconfirm
            title={t('whatif.kept.removeSure', { name: kept.name })}
            description={t('whatif.kept.removeMeans')}
            okText={t('whatif.kept.remove')}
            cancelText={t('whatif.keep.leave')}
            onConfirm={() => hand.act({ kind: 'remove', number: kept.number })}
          >
            <Button size="small" danger aria-label={t('whatif.kept.removeOf', { name: kept.name })}>
              {t('whatif.kept.remove')}
            </Button>
          </Popconfirm>
        </Flex>
      ),
    },
  ];
}

/** The trials kept; two of them can be laid side by side. */
export function KeptTrials() {
  const { t } = useTranslation();
  const kept = useKeptTrials();
  const act = useKeptAct();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const toggle = (number: number) => setChosen((before) => (before.includes(number) ? before.filter((one) => one !== number) : [...before, number].slice(-2)));
  const there = chosen.filter((number) => kept.data?.some((one) => one.number === number));
  return (
    <>
      <Section title={t('whatif.kept.heading')} id="kept" flush>
        <Waiting query={kept} rows={3}>
          {(rows) => (
            <>
              {act.isError && <Failure error={act.error} />}
              <QueryTable
                name="what-if-kept"
                label={t('whatif.kept.heading')}
                columns={columns(t, { chosen: there, toggle, act: act.mutate, isBusy: act.isPending })}
                rows={rows}
                rowKey={(row) => String(row.number)}
                empty={<Nothing why={t('whatif.kept.none')} next={t('whatif.kept.noneNext')} />}
              />
            </>
          )}
        </Waiting>
      </Section>
      {there.length > 0 && <Beside numbers={there} />}
    </>
  );
}
