import { readApi } from '../../api/readApi';

export const { useForgotPasswordMutation, useResetPasswordMutation, useConfirmAddressMutation } =
  readApi.injectEndpoints({
    endpoints: (build) => ({
      forgotPassword: build.mutation<null, { email: string }>({
        query: (data) => ({ url: '/auth/forgot-password', method: 'POST', data }),
      }),
      resetPassword: build.mutation<{ email: string }, { token: string; password: string }>({
        query: (data) => ({ url: '/auth/reset-password', method: 'POST', data }),
      }),
      confirmAddress: build.mutation<{ email: string }, { token: string }>({
        query: (data) => ({ url: '/auth/confirm-email', method: 'POST', data }),
      }),
    }),
  });
