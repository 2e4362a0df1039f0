import { Alert, Button, Flex, Form, Input, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Schemas } from '../../shared/api/client';
import { Failure } from '../../shared/components/Failure';
import { useKeptDraft } from './keptDraft';
import { draftOf, type Draft, missingFields, requestOf } from './mappingDraft';
import { useSetMapping } from './queries';
import { SheetMapping } from './SheetMapping';

interface Props {
  readonly number: number;
  readonly sheets: readonly Schemas['SheetView'][];
  readonly kind: Schemas['KindView'];
}

function Sheets({ sheets, kind, draft, setDraft }: Omit<Props, 'number'> & { draft: Draft; setDraft: (draft: Draft) => void }) {
  const { t } = useTranslation();
  const views = sheets.flatMap((sheet) => {
    const chosen = draft[sheet.sheet];
    if (!chosen) return [];
    const name = sheet.name || t('mapping.sheet', { place: sheet.sheet + 1 });
    return [
      {
        key: String(sheet.sheet),
        label: chosen.isRead ? name : t('mapping.sheetLeftOut', { name }),
        children: (
          <SheetMapping
            sheet={sheet}
            kind={kind}
            draft={chosen}
            change={(changed) => setDraft({ ...draft, [sheet.sheet]: changed })}
            isOneOfSeveral={sheets.length > 1}
          />
        ),
      },
    ];
  });
  return views.length === 1 ? views[0]?.children : <Tabs items={views} />;
}

/** The columns of a file beside the fields of its kind; the proposal is chosen beforehand. */
export function MappingForm({ number, sheets, kind }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const set = useSetMapping(number);
  const kept = useKeptDraft(`${number}.${kind.id}`, { sheets: draftOf(sheets, kind), saveAs: '' });
  const { sheets: draft, saveAs } = kept.draft;
  const setDraft = (changed: Draft) => kept.change({ sheets: changed, saveAs });
  const read = Object.values(draft).filter((sheet) => sheet.isRead);
  const isComplete = read.length > 0 && read.every((sheet) => missingFields(sheet, kind).length === 0);
  return (
    <Flex vertical gap={12}>
      {kept.isTakenUp && (
        <Alert
          type="info"
          showIcon
          title={t('mapping.takenUp')}
          action={
            <Button size="small" onClick={kept.forget}>
              {t('mapping.startAfresh')}
            </Button>
          }
        />
      )}
      <Sheets sheets={sheets} kind={kind} draft={draft} setDraft={setDraft} />
      <Form
        layout="vertical"
        onFinish={() =>
          set.mutate(requestOf(draft, sheets, kind.id, saveAs), {
            onSuccess: () => {
              kept.forget();
              void navigate(`/intake/${number}`);
            },
          })
        }
      >
        <Flex gap={16} wrap align="end">
          <Form.Item label={t('mapping.saveAs')} htmlFor="mapping-save-as" style={{ flex: '1 1 260px', marginBottom: 0 }}>
            <Input id="mapping-save-as" value={saveAs} maxLength={80} placeholder={t('mapping.saveAsHint')} onChange={(event) => kept.change({ sheets: draft, saveAs: event.target.value })} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={set.isPending} disabled={!isComplete}>
            {t('mapping.apply')}
          </Button>
        </Flex>
        <p style={{ margin: '8px 0 0', color: '#566070' }}>{t('mapping.consequence')}</p>
      </Form>
      {set.isError && <Failure error={set.error} />}
    </Flex>
  );
}
