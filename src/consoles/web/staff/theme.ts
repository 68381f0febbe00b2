import type { ThemeConfig } from 'antd';

/** The worker page's green, so that both sides of the house look like one. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#14574a',
    colorInfo: '#14574a',
    colorLink: '#14574a',
    colorError: '#b3261e',
    colorWarning: '#9a5b00',
    colorSuccess: '#1c6b45',
    colorText: '#1d2825',
    colorTextSecondary: '#4d5954',
    colorTextTertiary: '#5b6762',
    colorTextDescription: '#5b6762',
    colorTextPlaceholder: '#69746f',
    colorTextQuaternary: '#69746f',
    colorBorder: '#b9bfb9',
    // The derived ones are muddy for colours this dark.
    colorErrorBg: '#fbe9e5',
    colorErrorBorder: '#efc4bb',
    colorWarningBg: '#fdf1d9',
    colorWarningBorder: '#ecd29a',
    colorSuccessBg: '#e6f1eb',
    colorSuccessBorder: '#b7d5c6',
    colorInfoBg: '#e9edf1',
    colorInfoBorder: '#c3cdd6',
    borderRadius: 6,
    fontFamily:
      "system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
  },
};
