import type { ThemeConfig } from 'antd'
import type { AlertLevel } from './api/risk'

export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d6a55',
    colorPrimaryBg: '#e6f0ec',
    colorPrimaryBgHover: '#d5e6df',
    controlItemBgActive: '#e6f0ec',
    colorInfo: '#2c6f9e',
    colorLink: '#1a6350',
    colorError: '#bf2f24',
    colorWarning: '#b96a0b',
    colorSuccess: '#2f8a55',
    borderRadius: 6,
    fontFamily:
      '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
  },
  components: {
    Layout: { siderBg: '#17433a', bodyBg: '#f3f4f0' },
    Menu: { darkItemBg: 'transparent', darkItemSelectedBg: '#2a6a5a' },
    Card: { bodyPadding: 18, headerHeight: 48 },
    Table: { headerBg: '#eef1ec', cellPaddingBlock: 11 },
  },
}

/** Colours of the alert levels, the same in charts and tags. */
export const levelColours: Record<AlertLevel, string> = {
  RED: '#c0392b',
  ORANGE: '#dd7d1f',
  YELLOW: '#d6ad1b',
  GREEN: '#4a9a68',
}
