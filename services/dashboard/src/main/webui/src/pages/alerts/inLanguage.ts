/** The half of a text that a service wrote as "中文 / English". */
export const inLanguage = (both: string | undefined, language: string) => both?.split(' / ')[language === 'zh' ? 0 : 1] ?? both
