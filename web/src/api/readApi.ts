import { createApi, type BaseQueryFn } from '@reduxjs/toolkit/query/react';
import type { AxiosInstance, AxiosRequestConfig } from 'axios';
import { toProblem, type QueryPlace } from './problem';

/** What a read shows when it fails; a `Problem` without its class, as it lies in the store. */
export interface ReadProblem {
  status: number;
  message: string;
  code?: string | undefined;
  errors: Readonly<Record<string, readonly string[]>>;
  place?: QueryPlace | undefined;
}

type Read =
  string | Pick<AxiosRequestConfig, 'url' | 'method' | 'params' | 'data' | 'headers' | 'responseType'>;

const overHttp: BaseQueryFn<Read, unknown, ReadProblem> = async (read, { extra, signal }) => {
  const { http } = extra as { http: AxiosInstance };
  try {
    const reply = await http.request<unknown>({
      ...(typeof read === 'string' ? { url: read } : read),
      signal,
    });
    return { data: reply.data };
  } catch (error) {
    const { status, message, code, errors, place } = toProblem(error);
    return { error: { status, message, code, errors, place } };
  }
};

/** Reads that are not part of the live model: features add theirs with `readApi.injectEndpoints`. */
export const readApi = createApi({
  reducerPath: 'reads',
  baseQuery: overHttp,
  tagTypes: [
    'sessions',
    'logins',
    'signInRules',
    'activity',
    'parts',
    'matches',
    'imports',
    'tokens',
    'serviceAccounts',
  ],
  keepUnusedDataFor: 30,
  endpoints: () => ({}),
});
