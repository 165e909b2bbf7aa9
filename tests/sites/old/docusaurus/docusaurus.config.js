// @ts-check
const config = {
  title: 'Parks of Exampleton',
  url: 'https://parks.exampleton.example',
  baseUrl: '/guide/',
  i18n: { defaultLocale: 'en', locales: ['en', 'ur'] },
  presets: [['classic', { docs: { routeBasePath: 'docs' } }]],
};
export default config;
