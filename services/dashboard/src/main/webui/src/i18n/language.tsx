import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { texts, type TextKey } from './texts'

export type Language = 'zh' | 'en'
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string

interface LanguageState {
  language: Language
  setLanguage: (language: Language) => void
  t: Translate
  /** Chooses between the two texts a service answered with; Chinese when there is no English. */
  pick: (zh: string | null | undefined, en: string | null | undefined) => string
}

const KEY = 'fangpin.language'
const LanguageContext = createContext<LanguageState | null>(null)

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, remember] = useState<Language>(() => (localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'))

  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])

  const setLanguage = useCallback((next: Language) => {
    localStorage.setItem(KEY, next)
    remember(next)
  }, [])

  const state = useMemo<LanguageState>(
    () => ({
      language,
      setLanguage,
      t: (key, values) => fill(texts[key][language === 'zh' ? 0 : 1], values),
      pick: (zh, en) => (language === 'en' && en ? en : (zh ?? en ?? '')),
    }),
    [language, setLanguage],
  )
  return <LanguageContext value={state}>{children}</LanguageContext>
}

export function useLanguage(): LanguageState {
  const state = use(LanguageContext)
  if (!state) throw new Error('useLanguage needs a LanguageProvider')
  return state
}

function fill(text: string, values?: Record<string, string | number>): string {
  if (!values) return text
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))
}

/** Services title their problems "未找到该农户 / Household not found"; this takes the half that is read. */
export function half(text: string, language: Language): string {
  const cut = text.indexOf(' / ')
  if (cut < 0) return text
  return language === 'zh' ? text.slice(0, cut) : text.slice(cut + 3)
}
