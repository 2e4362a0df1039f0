import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from '../locales/en.json';
import zh from '../locales/zh-CN.json';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const rememberedUnder = 'xinheng.language';

function remembered(): Language {
  const value = localStorage.getItem(rememberedUnder);
  return value === 'en' ? 'en' : 'zh-CN';
}

function mark(language: string) {
  document.documentElement.lang = language;
  document.title = i18next.t('app.title');
}

export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zh }, en: { translation: en } },
    lng: remembered(),
    fallbackLng: 'zh-CN',
    interpolation: { escapeValue: false },
  });
  mark(i18next.language);
}

export function currentLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'zh-CN';
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(rememberedUnder, language);
  await i18next.changeLanguage(language);
  mark(language);
}
