import { currentLanguage } from '../i18n';
import { type BothLanguages, inReadersLanguage } from '../format';

const chinese = /([\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+)/;

/** A text that may hold proper names as their source wrote them: on an English page what is Chinese is marked so, for those who have it read out. */
export function Chinese({ text }: { text: string }) {
  if (currentLanguage() !== 'en' || !chinese.test(text)) return <>{text}</>;
  // One element, so that a parent that lays its children out takes the text as one; splitting by a group keeps what was split by, at the odd places.
  return (
    <span>
      {text.split(chinese).map((part, at) =>
        at % 2 === 1 ? (
          <span key={at} lang="zh-CN">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </span>
  );
}

export interface Named {
  readonly code: string;
  readonly name: BothLanguages;
}

/** A division or an industry by its name; on an English page with its code where the name is Chinese only. */
export function codedName(named: Named): string {
  const name = inReadersLanguage(named.name);
  return currentLanguage() === 'en' && chinese.test(name) && name !== named.code ? `${named.code} ${name}` : name;
}

/** The same with what is Chinese marked. */
export function CodedName({ named }: { named: Named }) {
  return <Chinese text={codedName(named)} />;
}
