import axios, { type AxiosInstance, type InternalAxiosRequestConfig } from 'axios';
import { toProblem } from './problem';
import { proveIdentity, staleSignIn } from './proof';
import type { Session } from './session';

type Config = InternalAxiosRequestConfig & { retried?: boolean; proved?: boolean };

/**
 * Axios for /api/v1 as the signed-in person: bearer token, one renewal after a 401, one question who sits there when the server
 * wants a fresh proof of it, and errors as `Problem`.
 */
export function createHttp(session: Session, adapter?: AxiosInstance['defaults']['adapter']): AxiosInstance {
  const http = axios.create({ baseURL: '/api/v1', ...(adapter ? { adapter } : {}) });

  http.interceptors.request.use(async (config) => {
    const token = await session.accessToken();
    if (token) config.headers.set('Authorization', `Bearer ${token}`);
    return config;
  });

  http.interceptors.response.use(undefined, async (error: unknown) => {
    const config = axios.isAxiosError(error) ? (error.config as Config | undefined) : undefined;
    const problem = toProblem(error);
    if (problem.status !== 401 || !config) throw problem;
    if (problem.code === staleSignIn) {
      if (config.proved) throw problem;
      config.proved = true;
      if (await proveIdentity()) return http.request(config);
    } else if (!config.retried) {
      config.retried = true;
      if (await session.refresh()) return http.request(config);
    }
    throw problem;
  });

  return http;
}
