import { Alert, Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/components/Failure';
import { Section } from '../../../shared/components/Section';
import { Compare } from './Compare';
import { type Files, fromList } from './files';
import { type Draft, fetchDraft } from './queries';

interface Props {
  readonly number: number;
  readonly mine: Files;
  /** Says which text to go on with, now that theirs has been seen. */
  readonly onChoose: (theirs: Draft, isMine: boolean) => void;
}

/** Somebody saved meanwhile: both texts side by side, and the choice which to go on with. */
export function Overtaken({ number, mine, onChoose }: Props) {
  const { t } = useTranslation();
  const [theirs, setTheirs] = useState<Draft>();
  const [failure, setFailure] = useState<unknown>();
  if (!theirs) {
    return (
      <Flex vertical gap={8}>
        <Alert type="warning" showIcon title={t('editor.overtaken')} action={<Button onClick={() => fetchDraft(number).then(setTheirs, setFailure)}>{t('editor.seeTheirs')}</Button>} />
        {failure !== undefined && <Failure error={failure} />}
      </Flex>
    );
  }
  return (
    <Section title={t('editor.theirsAndMine')} id="overtaken">
      <Compare before={fromList(theirs.files)} after={mine} />
      <Flex gap={8} wrap>
        <Button onClick={() => onChoose(theirs, true)}>{t('editor.keepMine')}</Button>
        <Button onClick={() => onChoose(theirs, false)}>{t('editor.takeTheirs')}</Button>
      </Flex>
    </Section>
  );
}
