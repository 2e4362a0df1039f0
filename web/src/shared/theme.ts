import type { ThemeConfig } from 'antd';

const chineseFirst =
  '-apple-system, "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Segoe UI", Roboto, sans-serif';

/** On English pages Latin letters and quotation marks come from a Latin face, Chinese names from a Chinese one. */
const latinFirst = '"Segoe UI", Roboto, "Helvetica Neue", Arial, -apple-system, "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Digits and capitals of equal width, so that codes can be compared by eye. */
export const monospaced = '"JetBrains Mono", "SF Mono", Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace';

/** Greys are darker than the library's own: every text passes 4.5 : 1 on white and on the grey ground. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1554AD',
    colorLink: '#1554AD',
    colorLinkHover: '#0F3F85',
    colorInfo: '#1554AD',
    colorSuccess: '#14632B',
    colorWarning: '#704300',
    colorError: '#9C1C12',
    colorSuccessText: '#14632B',
    colorWarningText: '#704300',
    colorErrorText: '#9C1C12',
    colorInfoBg: '#E7EFFA',
    colorInfoBorder: '#A9C4E8',
    colorSuccessBg: '#E6F4EA',
    colorSuccessBorder: '#A3D2B0',
    colorWarningBg: '#FFF4DC',
    colorWarningBorder: '#E9C46A',
    colorErrorBg: '#FCE9E7',
    colorErrorBorder: '#EFB1AB',
    colorText: '#1F2733',
    colorTextSecondary: '#4A5568',
    colorTextTertiary: '#566070',
    colorTextQuaternary: '#5E6878',
    colorTextDescription: '#566070',
    colorTextPlaceholder: '#5E6878',
    colorTextDisabled: '#6B7280',
    colorBgLayout: '#F3F5F8',
    colorBorder: '#CBD2DC',
    colorBorderSecondary: '#E3E7ED',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: chineseFirst,
    fontFamilyCode: monospaced,
    motion: false,
  },
  components: {
    Layout: { headerBg: '#FFFFFF', siderBg: '#FFFFFF', bodyBg: '#F3F5F8', headerHeight: 56, headerPadding: '0 16px' },
    Menu: { itemHeight: 40, itemSelectedColor: '#1554AD', itemSelectedBg: '#E7EFFA' },
    Table: { headerBg: '#F6F8FA', headerColor: '#1F2733', cellPaddingBlockSM: 9 },
    Card: { headerFontSize: 15 },
    Statistic: { contentFontSize: 26 },
    Tag: { defaultColor: '#3A4453', defaultBg: '#EEF1F5' },
  },
};

/** The same for English pages. */
export const englishTheme: ThemeConfig = { ...theme, token: { ...theme.token, fontFamily: latinFirst } };

export interface GradeColours {
  readonly strong: string;
  readonly tint: string;
}

const gradeColours: Readonly<Record<string, GradeColours>> = {
  A: { strong: '#1A7F37', tint: '#E6F4EA' },
  B: { strong: '#1F6FEB', tint: '#E8F0FD' },
  C: { strong: '#B35900', tint: '#FCEFE0' },
  D: { strong: '#B42318', tint: '#FCE9E7' },
  E: { strong: '#7A1F5C', tint: '#F6E7F1' },
};

/** Colours of a letter. A letter no colour is set for, and the lack of one, are grey. */
export function coloursOfGrade(letter: string | null | undefined): GradeColours {
  return (letter && gradeColours[letter]) || { strong: '#4A5568', tint: '#EEF1F5' };
}
