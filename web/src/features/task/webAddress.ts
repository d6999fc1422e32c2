export const isWeb = (url: string) => /^https?:\/\//i.test(url);
