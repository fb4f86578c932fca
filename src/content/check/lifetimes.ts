export interface Lifetimes {
  /** What stands before the version. */
  name: RegExp;
  source: string;
  /** The last day on which a version is mended. */
  ends: Record<string, string>;
}

/** When versions end, by their makers, as gathered by endoflife.date on 2026-08-22; what is not in it is not judged. */
export const LIFETIMES: Lifetimes[] = [
  {
    name: /\bNode(?:\.js)? v?/,
    source: 'https://github.com/nodejs/Release',
    ends: {
      ...{ 26: '2029-04-30', 25: '2026-06-01', 24: '2028-04-30', 23: '2025-06-01', 22: '2027-04-30', 21: '2024-06-01' },
      ...{ 20: '2026-04-30', 19: '2023-06-01', 18: '2025-04-30', 16: '2023-09-11', 14: '2023-04-30' },
    },
  },
  {
    name: /\bPython /,
    source: 'https://devguide.python.org/versions/',
    ends: {
      ...{ '3.14': '2030-10-31', '3.13': '2029-10-31', '3.12': '2028-10-31', '3.11': '2027-10-31' },
      ...{ '3.10': '2026-10-31', '3.9': '2025-10-31', '3.8': '2024-10-07', '3.7': '2023-06-27', '2.7': '2020-01-01' },
    },
  },
  {
    name: /\bPostgreSQL /,
    source: 'https://www.postgresql.org/support/versioning/',
    ends: {
      ...{ 18: '2030-11-14', 17: '2029-11-08', 16: '2028-11-09', 15: '2027-11-11', 14: '2026-11-12', 13: '2025-11-13' },
      ...{ 12: '2024-11-21', 11: '2023-11-09' },
    },
  },
  {
    name: /\bMySQL /,
    source: 'https://endoflife.date/mysql',
    ends: { '9.7': '2034-04-21', '9.6': '2026-04-21', '8.4': '2032-04-30', '8.0': '2026-04-30', '5.7': '2023-10-31' },
  },
  {
    name: /\bMongoDB /,
    source: 'https://www.mongodb.com/legal/support-policy/lifecycles',
    ends: { '8.3': '2029-10-31', '8.2': '2026-07-31', '8.0': '2029-10-31', '7.0': '2027-08-31', '6.0': '2025-07-31' },
  },
  {
    name: /\bRedis /,
    source: 'https://endoflife.date/redis',
    ends: { '8.2': '2030-09-01', '8.0': '2026-12-01', '7.4': '2029-12-01', '7.2': '2029-12-01', '7.0': '2024-07-29' },
  },
  {
    name: /\bDjango /,
    source: 'https://www.djangoproject.com/download/',
    ends: { '6.1': '2027-12-31', '6.0': '2027-04-30', '5.2': '2028-04-30', '5.1': '2025-12-03', '4.2': '2026-04-07' },
  },
  {
    name: /\bDebian /,
    source: 'https://www.debian.org/releases/',
    ends: { 13: '2028-08-09', 12: '2026-07-11', 11: '2024-08-14', 10: '2022-09-10' },
  },
  {
    name: /\bUbuntu /,
    source: 'https://endoflife.date/ubuntu',
    ends: { '26.04': '2031-04-30', '24.04': '2029-05-31', '22.04': '2027-04-01', '20.04': '2025-05-31' },
  },
  {
    name: /\bKubernetes v?/,
    source: 'https://kubernetes.io/releases/',
    ends: {
      '1.36': '2027-06-28',
      '1.35': '2027-02-28',
      '1.34': '2026-10-27',
      '1.33': '2026-06-28',
      '1.32': '2026-02-28',
    },
  },
  {
    name: /\bPHP /,
    source: 'https://www.php.net/supported-versions.php',
    ends: { '8.5': '2029-12-31', '8.4': '2028-12-31', '8.3': '2027-12-31', '8.2': '2026-12-31', '8.1': '2025-12-31' },
  },
  {
    name: /\bRuby /,
    source: 'https://www.ruby-lang.org/en/downloads/branches/',
    ends: { '4.0': '2029-03-31', '3.4': '2028-03-31', '3.3': '2027-03-31', '3.2': '2026-03-31', '3.1': '2025-03-26' },
  },
];
