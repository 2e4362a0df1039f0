import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { formatNumber } from '../format';

interface Trail {
  readonly before?: readonly (string | null)[];
}

/** Pages forward by cursor and back by the cursors passed. The cursor stands in the address. */
export function CursorPager({ next, total }: { next: string | null | undefined; total?: number | null }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const before = (location.state as Trail | null)?.before ?? [];
  const here = search.get('cursor');

  function go(cursor: string | null, trail: readonly (string | null)[]) {
    const params = new URLSearchParams(search);
    if (cursor) params.set('cursor', cursor);
    else params.delete('cursor');
    void navigate({ search: params.toString() }, { state: { before: trail } satisfies Trail });
  }

  return (
    <Flex justify="space-between" align="center" wrap gap={8} style={{ padding: '10px 12px' }}>
      <Typography.Text type="secondary">
        {total === null || total === undefined ? '' : t('shared.total', { total: formatNumber(total) })}
      </Typography.Text>
      {(here || next) && (
        <Flex gap={8} className="no-print">
          <Button
            icon={<LeftOutlined />}
            disabled={!here}
            onClick={() => (before.length > 0 ? go(before[before.length - 1] ?? null, before.slice(0, -1)) : go(null, []))}
          >
            {before.length > 0 || !here ? t('shared.previousPage') : t('shared.firstPage')}
          </Button>
          <Button disabled={!next} onClick={() => go(next ?? null, [...before, here])}>
            {t('shared.nextPage')} <RightOutlined />
          </Button>
        </Flex>
      )}
    </Flex>
  );
}
