// Made by "npm run generate" from the server's OpenAPI document.
export interface paths {
  '/api/v1/attachments/{attachmentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * What the row refers to is kept for as long as an undo can bring the row back.
     * @description Needs: WriteTasks. A token needs tasks:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          attachmentId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          attachmentId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchAttachmentRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AttachmentView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/attachments/{attachmentId}/content': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          attachmentId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/octet-stream': components['schemas']['Stream'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/attachments/{attachmentId}/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: ViewProject. Not for tokens. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          attachmentId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['FileLinkView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/attachments/{attachmentId}/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          attachmentId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'image/webp': components['schemas']['Stream'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/change-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Asks the new address to confirm, and tells the old one; nothing changes until then. Whether the new address has an account already
     *     is told to nobody but its owner, by the absence of a letter.
     * @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ChangeAddressRequest'];
        };
      };
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/change-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Ends all other sessions, and tells the person by letter.
     * @description Needs: SignedIn. Not for tokens.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ChangePasswordRequest'];
        };
      };
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/confirm-email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Confirms the first address of an account, or makes a new one its address. Needs no session: whoever reads the letter may be at another device.
     * @description Needs: Anonymous.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ConfirmAddressRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ConfirmedAddress'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/delete-account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. Not for tokens. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['DeletionView'];
          };
        };
      };
    };
    put?: never;
    /**
     * Ends the account at once: sessions, memberships, picture and secrets go, open tasks are handed over or lose their assignee, and what was
     *     written stays with the name that was written with it. Refuses as long as a workspace with others in it would have no owner.
     * @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['DeleteAccountRequest'];
        };
      };
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/email': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. Not for tokens. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['EmailView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/factor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is awaited from this browser; 404 if nothing is.
     * @description Needs: Anonymous.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PendingFactorView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: Anonymous. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['FinishSignInRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SignedIn'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/factors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. Not for tokens. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['FactorsView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/factors/passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AddPasskeyRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['FactorAddedView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/factors/passkeys/{passkeyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          passkeyId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: SignedIn. Not for tokens. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          passkeyId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RenamePasskeyRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PasskeyView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/auth/factors/passkeys/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PasskeyOptionsView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/factors/recovery-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['RecoveryCodesView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/factors/totp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TotpDraftView'];
          };
        };
      };
    };
    /** @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/factors/totp/confirm': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ConfirmTotpRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['FactorAddedView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/forgot-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sends a link to the account with this address, if there is one. The answer tells nothing, nor does its time: the same reads are made
     *     and the same rows written for an address that nobody has, to be sent to nobody.
     * @description Needs: Anonymous.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ForgotPasswordRequest'];
        };
      };
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: Anonymous. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['LogInRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SignedIn'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: Anonymous. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/oauth/{provider}/callback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: Anonymous. */
    get: {
      parameters: {
        query?: {
          code?: string;
          error?: string;
          iss?: string;
          state?: string;
        };
        header?: never;
        path: {
          provider: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Found */
        302: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/oauth/{provider}/link': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begins the way to the provider; whoever comes back from it in the same browser is linked to the caller's account.
     * @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens.
     */
    post: {
      parameters: {
        query?: {
          returnUrl?: string;
        };
        header?: never;
        path: {
          provider: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProviderVisitView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/oauth/{provider}/prove': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Begins the way to the provider; whoever comes back as the caller has proved again who sits at this session.
     * @description Needs: SignedIn. Not for tokens.
     */
    post: {
      parameters: {
        query?: {
          returnUrl?: string;
        };
        header?: never;
        path: {
          provider: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProviderVisitView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/oauth/{provider}/start': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: Anonymous. */
    get: {
      parameters: {
        query?: {
          returnUrl?: string;
        };
        header?: never;
        path: {
          provider: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Found */
        302: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/passkeys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: Anonymous. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['SignInWithPasskeyRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SignedIn'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/passkeys/options': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A challenge: for the caller's own passkeys, for those of the sign-in that this browser began, or for whoever has one.
     * @description Needs: Anonymous.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PasskeyOptionsView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/providers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The sign-in page shows what is listed here, in this order. The password is always there.
     * @description Needs: Anonymous.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfProviderView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/reauthenticate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. Not for tokens. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProofView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: SignedIn. Not for tokens. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ReauthenticateRequest'];
        };
      };
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * @description A refused refresh never clears the cookie: another tab may just have renewed it.
     *
     *     Needs: Anonymous.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SignedIn'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/register': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: Anonymous. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['RegisterRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SignedIn'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/resend-confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Another letter with a link that confirms the caller's address.
     * @description Needs: SignedIn. Not for tokens.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/reset-password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Sets a new password and ends all sessions. It signs nobody in: that goes through the sign-in like always, and so past the second factor.
     *     If it is the first proof of whose the address is, the account's earlier factors, tokens and linked logins are gone.
     * @description Needs: Anonymous.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ResetPasswordRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ConfirmedAddress'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sessions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. Not for tokens. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfSessionView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /** @description Needs: SignedIn. Not for tokens. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/sessions/{sessionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: SignedIn. Not for tokens. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          sessionId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/tickets': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: SignedIn. A token needs *:read. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TicketView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/checklist/{itemId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          itemId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          itemId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchChecklistItemRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ChecklistItemView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/commands/{commandId}/undo': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: ViewProject. A token needs tasks:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          commandId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UndoAnswer'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/comments/{commentId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Its author may delete a comment, and a lead any. Its reactions go with it.
     * @description Needs: Comment. A token needs comments:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          commentId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * Only its author edits a comment.
     * @description Needs: Comment. A token needs comments:write.
     */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          commentId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchCommentRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CommentView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/comments/{commentId}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a comment has said, read from the change log: the newest first, which is what it says now.
     * @description Needs: ViewProject. A token needs tasks:read.
     */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          commentId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfCommentVersionView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/comments/{commentId}/reactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Whoever reacts twice in the same way gets the reaction that is there.
     * @description Needs: Comment. A token needs comments:write.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          commentId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AddReactionRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ReactionView'];
          };
        };
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ReactionView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/comments/{commentId}/reactions/{kind}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Takes the caller's own reaction back; one that is not there is gone already.
     * @description Needs: Comment. A token needs comments:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          commentId: string;
          kind: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dependencies/{dependencyId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: PlanTasks. A token needs tasks:write. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          dependencyId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: PlanTasks. A token needs tasks:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          dependencyId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchDependencyRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['DependencyView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/files/{secret}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The rights are asked anew each time; whatever is wrong with a link, it does not exist.
     * @description Needs: Anonymous.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          secret: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/octet-stream': components['schemas']['Stream'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitations/{token}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: Anonymous. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          token: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['InvitationPreview'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/invitations/{token}/accept': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Gives the caller the promised roles; a role is replaced only by one that takes nothing away.
     * @description Needs: SignedIn. Not for tokens.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          token: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{jobId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A job exists for whoever started it.
     * @description Needs: SignedIn. A token needs imports:read.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          jobId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['JobView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. A token needs *:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UserView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * The name follows into every membership, so that colleagues see it at once.
     * @description Needs: SignedIn. Not for tokens.
     */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchMeRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UserView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/me/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. A token needs account:read and workspaces:read. */
    get: {
      parameters: {
        query?: {
          after?: number;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ChangePage'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/logins': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. Not for tokens. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfLinkedLoginView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/logins/{loginId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          loginId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/picture': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * The body is the picture: PNG, JPEG or WebP of at most 5 MB and 16 million pixels.
     * @description Needs: SignedIn. Not for tokens.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'image/jpeg': string;
          'image/png': string;
          'image/webp': string;
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UserView'];
          };
        };
      };
    };
    post?: never;
    /** @description Needs: SignedIn. Not for tokens. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/snapshot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. A token needs account:read and workspaces:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['MySnapshot'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. Not for tokens. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfApiTokenView'];
          };
        };
      };
    };
    put?: never;
    /**
     * @description Written without a command: a receipt would keep the token, and it is told only once.
     *
     *     Needs: SignedIn, with a proof of identity that is at most ten minutes old. Not for tokens.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['TokenRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CreatedTokenView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/me/tokens/{tokenId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: SignedIn. Not for tokens. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          tokenId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/permissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. A token needs workspaces:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PermissionCatalogue'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/pictures/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A key never stands for another picture, so a browser keeps it for good.
     * @description Needs: Anonymous.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          key: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs projects:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProjectView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * Takes the project out of sight, its tasks with it; nothing of it is erased.
     * @description Needs: DeleteProject. A token needs projects:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: ManageProject. A token needs projects:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchProjectRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProjectView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/projects/{projectId}/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs projects:read and tasks:read. */
    get: {
      parameters: {
        query?: {
          after?: number;
          limit?: number;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ChangePage'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/dependencies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfDependencyView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/imported-data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * For those who manage the project: it may hold rates, addresses and notes that were never meant for the whole team.
     * @description Needs: ManageProject. A token needs imports:read.
     */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          kind?: string;
          limit?: number;
          sourceId?: string;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfImportedDataView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The finished imports into a project, newest first, whoever made them: for those who manage it.
     * @description Needs: ManageProject. A token needs imports:read.
     */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfImportView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/labels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs projects:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfLabelView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: WriteTasks. A token needs projects:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CreateLabelRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['LabelView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/labels/{labelId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * The label leaves its tasks in the same command.
     * @description Needs: ManageWorkflow. A token needs projects:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          labelId: string;
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: WriteTasks. A token needs projects:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          labelId: string;
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchLabelRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['LabelView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/projects/{projectId}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs projects:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfProjectMemberView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: ManageProjectMembers. A token needs projects:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AddProjectMemberRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProjectMemberView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/members/{userId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Whoever manages the project's members removes those who may do no more than themselves; anybody may leave.
     * @description Needs: ViewProject. A token needs projects:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
          userId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: ManageProjectMembers. A token needs projects:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
          userId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchProjectMemberRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProjectMemberView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/projects/{projectId}/members/{userId}/access': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Of anybody in the workspace, for whoever sees the project. It asks the book that every request asks.
     * @description Needs: ViewProject. A token needs projects:read.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
          userId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AccessExplanation'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/milestones': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * By their dates, those without one last.
     * @description Needs: ViewProject. A token needs projects:read.
     */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfMilestoneView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: PlanTasks. A token needs projects:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CreateMilestoneRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['MilestoneView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/milestones/{milestoneId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * The milestone leaves its tasks in the same command.
     * @description Needs: PlanTasks. A token needs projects:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          milestoneId: string;
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: PlanTasks. A token needs projects:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          milestoneId: string;
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchMilestoneRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['MilestoneView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/projects/{projectId}/snapshot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs projects:read and tasks:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProjectSnapshot'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/statuses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All of them, in the order of the board: a workflow is short.
     * @description Needs: ViewProject. A token needs projects:read.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfStatusView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: ManageWorkflow. A token needs projects:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CreateStatusRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['StatusView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/statuses/{statusId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * A status in use asks where its tasks go: ?moveTo= the id of another status of the project.
     * @description Needs: ManageWorkflow. A token needs projects:write.
     */
    delete: {
      parameters: {
        query?: {
          moveTo?: string;
        };
        header?: never;
        path: {
          projectId: string;
          statusId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * A new category goes to the tasks that stand in the status, and with it their moment of completion.
     * @description Needs: ManageWorkflow. A token needs projects:write.
     */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
          statusId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchStatusRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['StatusView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/projects/{projectId}/task-ids': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          query?: string;
          /** @description An IANA name, for "today" of whoever has chosen none in their profile. */
          timeZone?: string;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TaskMatches'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/task-parts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TaskPartCounts'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          /** @description A user's id, "me" or "none". */
          AssigneeId?: string;
          /** @description todo, inProgress, done, cancelled, comma-separated. */
          Category?: string;
          Cursor?: string;
          DueBefore?: string;
          /** @description Ids or names of labels, comma-separated: tasks with any of them. */
          Label?: string;
          Limit?: number;
          ParentId?: string;
          Priority?: string;
          /** @description Words in the title, or a key. */
          Q?: string;
          /** @description In the query language, beside the other filters; its "order by" counts where there is no sort. */
          Query?: string;
          /** @description position (default), key, title, priority, startDate, dueDate, createdAt, updatedAt; with - in front descending. */
          Sort?: string;
          /** @description Ids or names of statuses, comma-separated. */
          Status?: string;
          /** @description An IANA name, for "today" of whoever has chosen none in their profile. */
          TimeZone?: string;
          UpdatedSince?: unknown;
        };
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfTaskView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['TaskFields'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TaskView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/projects/{projectId}/tasks/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          projectId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['BatchTasksRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['BatchTasksAnswer'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TaskView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * Takes the task and its sub-tasks out of sight, as one command; nothing is erased.
     * @description Needs: DeleteTasks. A token needs tasks:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['TaskFields'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TaskView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/activity': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read from the change log, the newest first.
     * @description Needs: ViewProject. A token needs tasks:read.
     */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfActivityView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/attachments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfAttachmentView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AddAttachmentRequest'];
          'multipart/form-data': {
            /**
             * Format: binary
             * @description The file.
             */
            file: string;
          };
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AttachmentView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/checklist': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfChecklistItemView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AddChecklistItemRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ChecklistItemView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/comments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfCommentView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: Comment. A token needs comments:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AddCommentRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CommentView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/dependencies': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Both what the task waits for and what waits for it.
     * @description Needs: ViewProject. A token needs tasks:read.
     */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfDependencyView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: PlanTasks. A token needs tasks:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AddDependencyRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['DependencyView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/move': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: WriteTasks. A token needs tasks:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['MoveTaskRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TaskView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/reactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Those to all comments of a task, the oldest first.
     * @description Needs: ViewProject. A token needs tasks:read.
     */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfReactionView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/time-entries': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * All of them, or the caller's own where they may not see others' time.
     * @description Needs: ViewProject. A token needs time:read.
     */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfTimeEntryView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: TrackTime. A token needs time:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AddTimeEntryRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TimeEntryView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/tasks/{taskId}/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Too large a file is refused here, before a byte of it is sent.
     * @description Needs: WriteTasks. A token needs tasks:write.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          taskId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['BeginUploadRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UploadView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads/{uploadId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: WriteTasks. A token needs tasks:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          uploadId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UploadView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /**
     * What was sent is taken away by the sweeper.
     * @description Needs: WriteTasks. A token needs tasks:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          uploadId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/uploads/{uploadId}/pieces/{number}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * A piece may be sent as often as one likes, in any order and by several connections at once.
     * @description Needs: WriteTasks. A token needs tasks:write.
     */
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          number: number;
          uploadId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/octet-stream': string;
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['UploadView'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: SignedIn. A token needs workspaces:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfWorkspaceView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: SignedIn. A token needs workspaces:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CreateWorkspaceRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs workspaces:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    /** @description Needs: OwnWorkspace. A token needs workspaces:write. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: ManageWorkspace. A token needs workspaces:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchWorkspaceRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Newest first.
     * @description Needs: ReadAudit. A token needs audit:read.
     */
    get: {
      parameters: {
        query?: {
          /** @description "member.roleChanged", or "member" for all that begins so; several with commas. */
          Action?: string;
          /** @description Who did it: the id of a user. */
          Actor?: string;
          cursor?: string;
          /** @description Not before. */
          From?: unknown;
          limit?: number;
          /** @description allowed, refused or failed. */
          Outcome?: string;
          /** @description Anywhere in names, address, program and details. */
          Q?: string;
          /** @description The id of what it happened to. */
          Target?: string;
          /** @description Before. */
          To?: unknown;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfAuditEventView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/audit/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * CSV for people; JSON lines with hashes, salts and seals, from which the chain can be computed again without the server.
     * @description Needs: ReadAudit. A token needs audit:read.
     */
    get: {
      parameters: {
        query?: {
          /** @description "member.roleChanged", or "member" for all that begins so; several with commas. */
          Action?: string;
          /** @description Who did it: the id of a user. */
          Actor?: string;
          format?: string;
          /** @description Not before. */
          From?: unknown;
          /** @description allowed, refused or failed. */
          Outcome?: string;
          /** @description Anywhere in names, address, program and details. */
          Q?: string;
          /** @description The id of what it happened to. */
          Target?: string;
          /** @description Before. */
          To?: unknown;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'text/csv': string;
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/audit/state': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ReadAudit. A token needs audit:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['AuditStateView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs workspaces:read and projects:read. */
    get: {
      parameters: {
        query?: {
          after?: number;
          limit?: number;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ChangePage'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: Import. A token needs imports:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'multipart/form-data': {
            /** @description true: a new project even if the same source was imported before. */
            asNew?: string;
            /** @description true: tell what would happen, write nothing. */
            dryRun?: string;
            /**
             * Format: binary
             * @description The file.
             */
            file: string;
            /** @description mspdi, trello or auto, which is the default. */
            format?: string;
            /** @description Of the project: an earlier import with this key is updated, else a project is made. */
            key?: string;
            /** @description Of a new project; the file's if absent. */
            name?: string;
            /**
             * Format: uuid
             * @description Into this project, which the caller leads.
             */
            projectId?: string;
          };
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['JobView'];
          };
        };
        /** @description Accepted */
        202: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['JobView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/invitations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ManageInvitations. A token needs workspaces:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfInvitationView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: ManageInvitations. A token needs workspaces:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['InviteRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['InvitationView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/invitations/{invitationId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: ManageInvitations. A token needs workspaces:write. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          invitationId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/members': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs workspaces:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfWorkspaceMemberView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/members/{userId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Whoever manages members removes those who may do no more than themselves; anybody may leave. Roles in the projects go along.
     * @description Needs: ViewWorkspace. A token needs workspaces:write.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          userId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: ManageMembers. A token needs workspaces:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          userId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchWorkspaceMemberRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceMemberView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/projects': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs projects:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfProjectView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: CreateProject. A token needs projects:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CreateProjectRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProjectView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/query-fields': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs tasks:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfQueryFieldView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/roles': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The workspace's own roles.
     * @description Needs: ViewWorkspace. A token needs workspaces:read.
     */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfRoleView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: ManageRoles. A token needs workspaces:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CreateRoleRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['RoleView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/roles/{roleId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * A role in use asks where its people go: ?moveTo= the word of a built-in role or the id of another one of the same kind.
     * @description Needs: ManageRoles. A token needs workspaces:write.
     */
    delete: {
      parameters: {
        query?: {
          moveTo?: string;
        };
        header?: never;
        path: {
          roleId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /**
     * Whoever has the role has what it gives from the next request on.
     * @description Needs: ManageRoles. A token needs workspaces:write.
     */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          roleId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchRoleRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['RoleView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/sample': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: CreateProject. A token needs projects:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ProjectView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          Cursor?: string;
          Limit?: number;
          ProjectId?: string;
          /** @description Words; the last may be unfinished. "In quotes": next to each other. A key, WEB-42, comes first. */
          Q?: string;
          /** @description task, comment, file, comma-separated. */
          Type?: string;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfSearchResult'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/service-accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ManageMembers. Not for tokens. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfServiceAccountView'];
          };
        };
      };
    };
    put?: never;
    /** @description Needs: ManageMembers. Not for tokens. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CreateServiceAccountRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ServiceAccountView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/service-accounts/{userId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * What it has done keeps its name; its tokens end at once and for good.
     * @description Needs: ManageMembers. Not for tokens.
     */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          userId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: ManageMembers. Not for tokens. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          userId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchServiceAccountRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['ServiceAccountView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/service-accounts/{userId}/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ManageMembers. Not for tokens. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          userId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfApiTokenView'];
          };
        };
      };
    };
    put?: never;
    /**
     * @description Written without a command, as one's own tokens are: a receipt would keep the token.
     *
     *     Needs: ManageMembers, with a proof of identity that is at most ten minutes old. Not for tokens.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          userId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['TokenRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['CreatedTokenView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/service-accounts/{userId}/tokens/{tokenId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: ManageMembers. Not for tokens. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          tokenId: string;
          userId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/sign-in': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: OwnWorkspace. A token needs workspaces:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceSignInView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /**
     * @description Only somebody who is signed in with the provider may: nobody then shuts out themselves, and nobody of another
     *     organisation gathers its people, who join by their groups without being asked.
     *
     *     Needs: OwnWorkspace. Not for tokens.
     */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['WriteSignInRulesRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceSignInView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/snapshot': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs workspaces:read and projects:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceSnapshot'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/tasks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
          /** @description In the query language; nothing: all, the last changed first. */
          query?: string;
          /** @description An IANA name, for "today" of whoever has chosen none in their profile. */
          timeZone?: string;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfTaskView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/tasks/{key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewProject. A token needs tasks:read. */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          key: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['TaskView'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/transfer': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hands the caller's ownership to a member: they own the workspace from then on, and the caller is an admin of it.
     * @description Needs: OwnWorkspace, with a proof of identity that is at most ten minutes old. Not for tokens.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['TransferWorkspaceRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['WorkspaceMemberView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/views': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description Needs: ViewWorkspace. A token needs tasks:read. */
    get: {
      parameters: {
        query?: {
          cursor?: string;
          limit?: number;
        };
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['PageOfSavedViewView'];
          };
        };
      };
    };
    put?: never;
    /**
     * Begins as a private one.
     * @description Needs: ViewWorkspace. A token needs tasks:write.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CreateViewRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SavedViewView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/views/{viewId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** @description Needs: ViewWorkspace. A token needs tasks:write. */
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          viewId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description No Content */
        204: {
          headers: {
            [name: string]: unknown;
          };
          content?: never;
        };
      };
    };
    options?: never;
    head?: never;
    /** @description Needs: ViewWorkspace. A token needs tasks:write. */
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          viewId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['PatchViewRequest'];
        };
      };
      responses: {
        /** @description OK */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SavedViewView'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/v1/workspaces/{workspaceId}/views/{viewId}/share': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** @description Needs: TeamComments. A token needs tasks:write. */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          viewId: string;
          workspaceId: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ShareViewRequest'];
        };
      };
      responses: {
        /** @description Created */
        201: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            'application/json': components['schemas']['SavedViewView'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /** @description Why somebody sees a project, or why not. */
    AccessExplanation: {
      because: null | components['schemas']['AccessRule'];
      /** @description What they may do here. */
      can: string[];
      role: null | components['schemas']['ProjectRole'];
      /** Format: uuid */
      roleId: null | string;
      /** @description The same in words. */
      sentence: string;
      /** Format: uuid */
      userId: string;
      /** @description Their role in the workspace. */
      workspaceRole: components['schemas']['WorkspaceRole'];
      /** Format: uuid */
      workspaceRoleId: null | string;
    };
    /** @enum {unknown} */
    AccessRule: 'ownRole' | 'workspaceRole' | 'openProject' | null;
    /** @description One thing that happened to a task or a part of it. */
    ActivityView: {
      /** Format: uuid */
      actorId: null | string;
      /** Format: date-time */
      at: unknown;
      /** Format: uuid */
      commandId: string;
      entity: string;
      /** Format: uuid */
      entityId: string;
      fields: components['schemas']['FieldChange'][];
      op: string;
      /** Format: int64 */
      seq: number;
    };
    AddAttachmentRequest: {
      /** Format: uuid */
      id: null | string;
      name: null | string;
      /** Format: uuid */
      uploadId: null | string;
      url: null | string;
    };
    AddChecklistItemRequest: {
      done: null | boolean;
      /** Format: uuid */
      id: null | string;
      position: null | string;
      text: null | string;
    };
    AddCommentRequest: {
      body: null | string;
      /** Format: uuid */
      id: null | string;
      internal: null | boolean;
      /** Format: uuid */
      parentId: null | string;
    };
    AddDependencyRequest: {
      /** Format: uuid */
      id: null | string;
      /** Format: int32 */
      lagMinutes: null | number;
      /** Format: uuid */
      predecessorId: null | string;
      type: null | components['schemas']['DependencyType'];
    };
    AddPasskeyRequest: {
      /** @description What its owner calls it: "Work laptop". */
      name: null | string;
      passkey: null | components['schemas']['JsonElement'];
    };
    AddProjectMemberRequest: {
      /** Format: uuid */
      id: null | string;
      role: null | components['schemas']['ProjectRole'];
      /**
       * Format: uuid
       * @description One of the workspace's own roles for projects.
       */
      roleId: null | string;
      /** Format: uuid */
      userId: null | string;
    };
    AddReactionRequest: {
      /** Format: uuid */
      id: null | string;
      kind: null | components['schemas']['ReactionKind'];
    };
    /** @description Either startedAt and endedAt, or date and minutes. */
    AddTimeEntryRequest: {
      billable: null | boolean;
      /** Format: date */
      date: null | string;
      /** Format: date-time */
      endedAt: unknown;
      /** Format: uuid */
      id: null | string;
      /** Format: int32 */
      minutes: null | number;
      note: null | string;
      /** Format: date-time */
      startedAt: unknown;
    };
    ApiTokenView: {
      /** Format: date-time */
      createdAt: unknown;
      /** Format: uuid */
      createdById: string;
      /** Format: date-time */
      expiresAt: unknown;
      /** @description Its last characters. */
      hint: string;
      /** Format: uuid */
      id: string;
      lastAddress: null | string;
      /**
       * Format: date-time
       * @description To the minute.
       */
      lastUsedAt: unknown;
      name: string;
      /** @description Null: all projects of its owner. */
      projectIds: null | string[];
      scopes: string[];
    };
    AttachmentView: {
      /** Format: uuid */
      authorId: null | string;
      authorName: null | string;
      /** Format: date-time */
      createdAt: unknown;
      /** Format: int32 */
      height: null | number;
      /** Format: uuid */
      id: string;
      mediaType: null | string;
      name: string;
      preview: components['schemas']['PreviewState'];
      /** Format: uuid */
      projectId: string;
      /** Format: int64 */
      size: null | number;
      /** Format: uuid */
      taskId: string;
      /** @description Of a link; a file has a size and a media type instead. */
      url: null | string;
      /** Format: int64 */
      version: number;
      /** Format: int32 */
      width: null | number;
    };
    AuditEventView: {
      action: string;
      /** Format: uuid */
      actorId: null | string;
      /** @description Null also where the account is gone. */
      actorName: null | string;
      address: null | string;
      /** Format: date-time */
      at: unknown;
      /** Format: uuid */
      commandId: null | string;
      details: null | components['schemas']['JsonElement'];
      /** @description True if something was taken out for a person's sake. */
      erased: boolean;
      /**
       * Format: int64
       * @description Its number in the workspace's chain.
       */
      n: number;
      outcome: components['schemas']['AuditOutcome'];
      /** Format: uuid */
      projectId: null | string;
      /** Format: uuid */
      targetId: null | string;
      /** @description Of a thing as it was called then; of a person as they are called now. */
      targetName: null | string;
      targetType: null | string;
      userAgent: null | string;
    };
    /**
     * @description How it ended: done, not permitted, or tried and not achieved.
     * @enum {unknown}
     */
    AuditOutcome: 'allowed' | 'refused' | 'failed';
    AuditStateView: {
      actions: string[];
      /**
       * Format: int64
       * @description This server has found the chain not to hold from this number on.
       */
      brokenAt: null | number;
      /**
       * Format: int64
       * @description How many events there are.
       */
      events: number;
      /** Format: int64 */
      from: number;
      /** Format: date-time */
      signedAt: unknown;
      /**
       * Format: int64
       * @description Up to this number the chain was checked and signed; null: not yet.
       */
      signedThrough: null | number;
      /** Format: int64 */
      through: number;
    };
    BatchTasksAnswer: {
      /** @description The tasks after the batch, in the order of its operations; null for a deleted one. */
      items: components['schemas']['TaskView'][];
    };
    /** @description One of the three. */
    BatchTasksOperation: {
      create: null | components['schemas']['TaskFields'];
      delete: null | components['schemas']['BatchTasksTarget'];
      patch: null | components['schemas']['TaskFields'];
    };
    BatchTasksRequest: {
      operations: null | components['schemas']['BatchTasksOperation'][];
    };
    BatchTasksTarget: {
      /** Format: uuid */
      id: null | string;
    };
    BeginUploadRequest: {
      /** Format: uuid */
      id: null | string;
      name: null | string;
      /** Format: int64 */
      size: null | number;
    };
    /** @description A role that every workspace has. */
    BuiltInRoleView: {
      permissions: string[];
      role: string;
      scope: components['schemas']['RoleScope'];
    };
    ChangeAddressRequest: {
      email: null | string;
    };
    ChangePage: {
      items: unknown[];
      /**
       * Format: int64
       * @description The number of the stream's newest change.
       */
      latest: number;
    };
    ChangePasswordRequest: {
      /** @description Not asked of an account that has none yet; a fresh sign-in stands for it. */
      currentPassword: null | string;
      newPassword: null | string;
    };
    ChecklistItemView: {
      done: boolean;
      /** Format: uuid */
      id: string;
      position: string;
      /** Format: uuid */
      projectId: string;
      /** Format: uuid */
      taskId: string;
      text: string;
      /** Format: int64 */
      version: number;
    };
    CommentVersionView: {
      /**
       * Format: uuid
       * @description Who wrote it so.
       */
      actorId: null | string;
      /**
       * Format: date-time
       * @description Since when the comment read like this.
       */
      at: unknown;
      body: string;
    };
    CommentView: {
      /**
       * Format: uuid
       * @description Null for an imported comment whose author has no account here.
       */
      authorId: null | string;
      authorName: string;
      body: string;
      /** @description What the caller may do with it: edit, delete. A change, which goes to many, does not say. */
      can?: null | string[];
      /** Format: date-time */
      createdAt: unknown;
      /** Format: date-time */
      editedAt: unknown;
      /** Format: uuid */
      id: string;
      internal: boolean;
      /** Format: uuid */
      parentId: null | string;
      /** Format: uuid */
      projectId: string;
      /** Format: uuid */
      taskId: string;
      /** Format: int64 */
      version: number;
    };
    ConfirmAddressRequest: {
      /** @description From the link in the letter. */
      token: null | string;
    };
    /** @description The address that is now the account's, and known to be its person's. */
    ConfirmedAddress: {
      email: string;
    };
    ConfirmTotpRequest: {
      /** @description That the app shows now. */
      code: null | string;
      /**
       * Format: uuid
       * @description Of the draft.
       */
      id: null | string;
    };
    CreatedTokenView: {
      /** Format: uuid */
      id: string;
      /** @description The token itself: it is never told again. */
      token: string;
    };
    CreateLabelRequest: {
      color: null | string;
      /** Format: uuid */
      id: null | string;
      name: null | string;
    };
    CreateMilestoneRequest: {
      description: null | string;
      /** Format: date */
      dueDate: null | string;
      /** Format: uuid */
      id: null | string;
      name: null | string;
    };
    CreateProjectRequest: {
      color: null | string;
      description: null | string;
      /** Format: date */
      dueDate: null | string;
      /** Format: uuid */
      id: null | string;
      /** @description 1 to 10 of A-Z and 0-9, beginning with a letter; made from the name if absent. */
      key: null | string;
      name: null | string;
      private: null | boolean;
      /** Format: date */
      startDate: null | string;
    };
    CreateRoleRequest: {
      description: null | string;
      /** Format: uuid */
      id: null | string;
      name: null | string;
      /** @description Names from GET /permissions. Seeing the place goes without saying. */
      permissions: null | string[];
      scope: null | components['schemas']['RoleScope'];
    };
    CreateServiceAccountRequest: {
      /** Format: uuid */
      id: null | string;
      name: null | string;
      role: null | components['schemas']['WorkspaceRole'];
      /**
       * Format: uuid
       * @description One of the workspace's own roles.
       */
      roleId: null | string;
    };
    CreateStatusRequest: {
      category: null | components['schemas']['StatusCategory'];
      color: null | string;
      /** Format: uuid */
      id: null | string;
      name: null | string;
      position: null | string;
      transitions: null | components['schemas']['StatusTransition'][];
      /** Format: int32 */
      wipLimit: null | number;
    };
    CreateViewRequest: {
      grouping: null | string;
      icon: null | string;
      /** Format: uuid */
      id: null | string;
      layout: null | components['schemas']['ViewLayout'];
      name: null | string;
      /**
       * Format: uuid
       * @description Of one project; without, of all that the reader sees.
       */
      projectId: null | string;
      /** @description In the query language. */
      query: null | string;
      sort: null | string;
    };
    CreateWorkspaceRequest: {
      /** Format: uuid */
      id: null | string;
      name: null | string;
    };
    DeleteAccountHandOver: {
      /** Format: uuid */
      userId: string;
      /** Format: uuid */
      workspaceId: string;
    };
    DeleteAccountRequest: {
      /** @description The address of the account, typed once more. */
      confirm: null | string;
      /** @description Where open tasks go to a colleague; elsewhere they lose their assignee. */
      handOver: null | components['schemas']['DeleteAccountHandOver'][];
    };
    DeletionColleague: {
      name: string;
      /** Format: uuid */
      userId: string;
    };
    /**
     * @description What becomes of a workspace when one of its members deletes their account.
     * @enum {unknown}
     */
    DeletionOutcome: 'left' | 'closed' | 'blocked';
    DeletionPlace: {
      /** @description To whom these can be handed over. */
      colleagues: components['schemas']['DeletionColleague'][];
      name: string;
      /**
       * Format: int32
       * @description How many open tasks they have there.
       */
      openTasks: number;
      outcome: components['schemas']['DeletionOutcome'];
      /** Format: uuid */
      workspaceId: string;
    };
    DeletionView: {
      workspaces: components['schemas']['DeletionPlace'][];
    };
    /**
     * @description Which end of the predecessor the successor's start (FS, SS) or finish (FF, SF) waits for.
     * @enum {unknown}
     */
    DependencyType: 'FS' | 'SS' | 'FF' | 'SF';
    DependencyView: {
      /** Format: uuid */
      id: string;
      /** Format: int32 */
      lagMinutes: number;
      /** Format: uuid */
      predecessorId: string;
      /** Format: uuid */
      projectId: string;
      /** Format: uuid */
      successorId: string;
      type: components['schemas']['DependencyType'];
      /** Format: int64 */
      version: number;
    };
    EmailView: {
      email: string;
      /** @description The address that waits to be confirmed before it replaces Email. */
      pendingEmail: null | string;
      /** @description False: no mail server is set, and letters stand in the server's log. */
      sendsMail: boolean;
      /** Format: date-time */
      verifiedAt: unknown;
    };
    FactorAddedView: {
      passkey: null | components['schemas']['PasskeyView'];
      /** @description New ones, shown this once; null where there are some already. */
      recoveryCodes: null | string[];
    };
    FactorsView: {
      passkeys: components['schemas']['PasskeyView'][];
      /**
       * Format: int32
       * @description Of ten.
       */
      recoveryCodesLeft: number;
      /**
       * Format: date-time
       * @description When an authenticator app was confirmed; null: there is none.
       */
      totpSince: unknown;
    };
    FieldChange: {
      field: string;
      from: null | components['schemas']['JsonElement'];
      to: null | components['schemas']['JsonElement'];
    };
    /** @description One kind of field of the source: how often it is there, how often with a value, and what became of it. */
    FieldRow: {
      /** Format: int32 */
      count: number;
      /** Format: int32 */
      filled: number;
      note: null | string;
      outcome: string;
      source: string;
      target: null | string;
    };
    FileLinkView: {
      /** Format: date-time */
      expiresAt: unknown;
      /** @description Opens in the browser that asked for it, and in no other. */
      url: string;
    };
    FinishSignInRequest: {
      /** @description Of an authenticator app, or a recovery code. */
      code: null | string;
      passkey: null | components['schemas']['JsonElement'];
    };
    ForgotPasswordRequest: {
      email: null | string;
    };
    GroupRule: {
      /** @description To the letter as the provider sends it. */
      group: string;
      /** @description guest, member or admin: owners are made by hand. */
      role: components['schemas']['WorkspaceRole'];
    };
    /** @description How many entities of one kind an import makes, changes and leaves. */
    ImportCount: {
      /** Format: int32 */
      created: number;
      /** Format: int32 */
      unchanged: number;
      /** Format: int32 */
      updated: number;
    };
    ImportedDataView: {
      /** @description As the source said it, under the source's own names. */
      data: components['schemas']['JsonElement'];
      fileName: string;
      format: string;
      kind: string;
      sourceId: string;
    };
    /** @description A person of the file, and the member of the workspace that they were taken for. */
    ImportedPerson: {
      email: null | string;
      name: string;
      note: null | string;
      /** Format: uuid */
      userId: null | string;
    };
    ImportPreview: {
      statuses: components['schemas']['PreviewStatus'][];
      /** @description The first 50. */
      tasks: components['schemas']['PreviewTask'][];
    };
    /** @description What an import did, or in a dry run would do. */
    ImportReport: {
      /** @description To take the import back with POST /commands/{commandId}/undo; empty if nothing was changed. */
      commandIds: string[];
      /** @description What of each kind the plan holds, in ProFlow's words. */
      counts: {
        [key: string]: number;
      };
      /**
       * Format: int32
       * @description Entities made.
       */
      created: number;
      dryRun: boolean;
      /** @description The same three, kind by kind. */
      entities: {
        [key: string]: components['schemas']['ImportCount'];
      };
      /** @description Every kind of field of the file. */
      fields: components['schemas']['FieldRow'][];
      fileName: string;
      /** @description mspdi or trello. */
      format: string;
      /** @description The import makes a project of its own. */
      isNewProject: boolean;
      /** @description Who was taken for which member. */
      people: components['schemas']['ImportedPerson'][];
      preview: components['schemas']['ImportPreview'];
      /**
       * Format: uuid
       * @description Null in a dry run that would make a project.
       */
      projectId: null | string;
      projectKey: string;
      projectName: string;
      /** @description What of each kind the file holds, in the source's words, blank rows included. */
      sourceCounts: {
        [key: string]: number;
      };
      /**
       * Format: int32
       * @description Entities that the file leaves as they are.
       */
      unchanged: number;
      /**
       * Format: int32
       * @description Entities changed because the file changed.
       */
      updated: number;
      warnings: string[];
    };
    /**
     * @description What became of an import since: it stands and can be taken back; it changed nothing; it was taken back; a later import of
     *         the same plan lies over it; it is older than an undo reaches.
     * @enum {unknown}
     */
    ImportStanding: 'stands' | 'unchanged' | 'takenBack' | 'replaced' | 'past';
    ImportView: {
      /** Format: uuid */
      byId: string;
      /** @description Null for somebody who is in the workspace no more. */
      byName: null | string;
      /** Format: date-time */
      createdAt: unknown;
      fileName: string;
      /** Format: date-time */
      finishedAt: unknown;
      format: string;
      /** Format: uuid */
      id: string;
      /** @description Without the preview. */
      report: components['schemas']['ImportReport'];
      standing: components['schemas']['ImportStanding'];
    };
    /** @description What somebody who only holds the link may know. */
    InvitationPreview: {
      email: null | string;
      /** Format: date-time */
      expiresAt: unknown;
      inviterName: string;
      role: components['schemas']['WorkspaceRole'];
      /** @description Of a role of the workspace's own; null for a built-in one. */
      roleName: null | string;
      workspaceName: string;
    };
    InvitationView: {
      /** Format: date-time */
      acceptedAt: unknown;
      /** Format: date-time */
      createdAt: unknown;
      /** Format: uuid */
      createdById: string;
      email: null | string;
      /** Format: date-time */
      expiresAt: unknown;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      projectId: null | string;
      projectRole: null | components['schemas']['ProjectRole'];
      /** Format: uuid */
      projectRoleId: null | string;
      role: components['schemas']['WorkspaceRole'];
      /** Format: uuid */
      roleId: null | string;
      /** @description Only in the answer that creates the invitation; null ever after. */
      token: null | string;
      /** @description The link to send, likewise once. */
      url: null | string;
      /** Format: int64 */
      version: number;
      /** Format: uuid */
      workspaceId: string;
    };
    InviteRequest: {
      /** @description If given, the link is sent there, and only an account with this address may accept. */
      email: null | string;
      /** Format: uuid */
      id: null | string;
      /** Format: uuid */
      projectId: null | string;
      projectRole: null | components['schemas']['ProjectRole'];
      /** Format: uuid */
      projectRoleId: null | string;
      role: null | components['schemas']['WorkspaceRole'];
      /**
       * Format: uuid
       * @description One of the workspace's own roles, in place of a built-in one; likewise ProjectRoleId.
       */
      roleId: null | string;
    };
    /** @description Why a job failed, in a code and a sentence. */
    JobError: {
      code: string;
      detail: string;
    };
    JobView: {
      /** Format: date-time */
      createdAt: unknown;
      error: null | components['schemas']['JobError'];
      /** Format: date-time */
      finishedAt: unknown;
      /** Format: uuid */
      id: string;
      kind: string;
      /**
       * Format: double
       * @description 0 to 1.
       */
      progress: number;
      report: null | components['schemas']['ImportReport'];
      /** @description queued, running, succeeded or failed. */
      state: string;
    };
    JsonElement: unknown;
    LabelView: {
      color: null | string;
      /** Format: uuid */
      id: string;
      name: string;
      /** Format: uuid */
      projectId: string;
      /** Format: int64 */
      version: number;
    };
    LinkedLoginView: {
      /** Format: date-time */
      createdAt: unknown;
      /** @description The address there at the time of linking. */
      email: null | string;
      /** Format: uuid */
      id: string;
      /** @description The id of its provider; the settings may not have it any more. */
      provider: string;
      /** Format: uuid */
      userId: string;
      /** Format: int64 */
      version: number;
    };
    LogInRequest: {
      /** @description The second factor, where the account has one. */
      code: null | string;
      email: null | string;
      password: null | string;
    };
    /** @description A part of a text. */
    Mark: {
      /** Format: int32 */
      length: number;
      /**
       * Format: int32
       * @description Where it begins, in UTF-16 units.
       */
      start: number;
    };
    /**
     * @description Somebody, or a program that works as a member of its own.
     * @enum {unknown}
     */
    MemberKind: 'person' | 'service';
    MilestoneView: {
      /** Format: date-time */
      createdAt: unknown;
      description: string;
      /** Format: date */
      dueDate: null | string;
      /** Format: uuid */
      id: string;
      name: string;
      /** Format: uuid */
      projectId: string;
      /** Format: date-time */
      reachedAt: unknown;
      /** Format: int64 */
      version: number;
    };
    MoveTaskRequest: {
      /**
       * Format: uuid
       * @description The task that it comes to stand below.
       */
      afterId: null | string;
      /**
       * Format: uuid
       * @description The task that it comes to stand above. With neither it goes to the bottom.
       */
      beforeId: null | string;
      /** @description The place itself, from a client that has worked it out; the neighbours are not looked at then. */
      position: null | string;
      /**
       * Format: uuid
       * @description The column; the task's own if absent.
       */
      statusId: null | string;
    };
    /** @description The caller, their workspaces and the views that they keep for themselves, at a number of their own stream. */
    MySnapshot: {
      /** Format: int64 */
      seq: number;
      user: components['schemas']['UserView'];
      views: components['schemas']['SavedViewView'][];
      workspaces: components['schemas']['WorkspaceView'][];
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfActivityView: {
      items: components['schemas']['ActivityView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfApiTokenView: {
      items: components['schemas']['ApiTokenView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfAttachmentView: {
      items: components['schemas']['AttachmentView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfAuditEventView: {
      items: components['schemas']['AuditEventView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfChecklistItemView: {
      items: components['schemas']['ChecklistItemView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfCommentVersionView: {
      items: components['schemas']['CommentVersionView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfCommentView: {
      items: components['schemas']['CommentView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfDependencyView: {
      items: components['schemas']['DependencyView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfImportedDataView: {
      items: components['schemas']['ImportedDataView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfImportView: {
      items: components['schemas']['ImportView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfInvitationView: {
      items: components['schemas']['InvitationView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfLabelView: {
      items: components['schemas']['LabelView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfLinkedLoginView: {
      items: components['schemas']['LinkedLoginView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfMilestoneView: {
      items: components['schemas']['MilestoneView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfProjectMemberView: {
      items: components['schemas']['ProjectMemberView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfProjectView: {
      items: components['schemas']['ProjectView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfProviderView: {
      items: components['schemas']['ProviderView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfQueryFieldView: {
      items: components['schemas']['QueryFieldView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfReactionView: {
      items: components['schemas']['ReactionView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfRoleView: {
      items: components['schemas']['RoleView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfSavedViewView: {
      items: components['schemas']['SavedViewView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfSearchResult: {
      items: components['schemas']['SearchResult'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfServiceAccountView: {
      items: components['schemas']['ServiceAccountView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfSessionView: {
      items: components['schemas']['SessionView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfStatusView: {
      items: components['schemas']['StatusView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfTaskView: {
      items: components['schemas']['TaskView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfTimeEntryView: {
      items: components['schemas']['TimeEntryView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfWorkspaceMemberView: {
      items: components['schemas']['WorkspaceMemberView'][];
      nextCursor: null | string;
    };
    /** @description A part of a listing, and where the next part begins. */
    PageOfWorkspaceView: {
      items: components['schemas']['WorkspaceView'][];
      nextCursor: null | string;
    };
    PasskeyOptionsView: {
      /** @description What navigator.credentials takes, by WebAuthn's JSON serialisation. */
      publicKey: components['schemas']['JsonElement'];
    };
    PasskeyView: {
      /** Format: date-time */
      createdAt: unknown;
      /** Format: uuid */
      id: string;
      /** Format: date-time */
      lastUsedAt: unknown;
      name: string;
      /** @description It may lie on several devices of its owner, by their password manager or cloud. */
      synced: boolean;
    };
    PatchAttachmentRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
    };
    PatchChecklistItemRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      done: null | boolean;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      position: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      text: string;
    };
    PatchCommentRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      body: string;
    };
    PatchDependencyRequest: {
      /**
       * Format: int32
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      lagMinutes: null | number;
      /**
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       * @enum {unknown}
       */
      type: 'FS' | 'SS' | 'FF' | 'SF' | null;
    };
    PatchLabelRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      color: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
    };
    PatchMeRequest: {
      /** @description A language tag, such as de-CH: how dates and numbers are written; null: as the device says. */
      locale: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
      /** @description A name of the IANA database, such as Europe/Berlin; null: as the device says. */
      timeZone: string;
    };
    PatchMilestoneRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      description: string;
      /**
       * Format: date
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      dueDate: null | string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
      /** @description True: reached now, unless it was before; false: not reached any more. */
      reached: boolean;
    };
    PatchProjectMemberRequest: {
      /**
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       * @enum {unknown}
       */
      role: 'viewer' | 'contributor' | 'lead' | 'custom' | null;
      /**
       * Format: uuid
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      roleId: null | string;
    };
    PatchProjectRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      color: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      description: string;
      /**
       * Format: date
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      dueDate: null | string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      key: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      private: null | boolean;
      /**
       * Format: date
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      startDate: null | string;
    };
    PatchRoleRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      description: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      permissions: string[];
    };
    PatchServiceAccountRequest: {
      /** @description True: none of its tokens works any more, until it is false again. */
      disabled: null | boolean;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
    };
    PatchStatusRequest: {
      /**
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       * @enum {unknown}
       */
      category: 'todo' | 'inProgress' | 'done' | 'cancelled' | null;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      color: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      position: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      transitions: components['schemas']['StatusTransition'][];
      /**
       * Format: int32
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      wipLimit: null | number;
    };
    PatchViewRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      grouping: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      icon: string;
      /**
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       * @enum {unknown}
       */
      layout: 'list' | 'board' | 'gantt' | 'calendar' | null;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      query: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      sort: string;
    };
    PatchWorkspaceMemberRequest: {
      /**
       * @description A built-in role, or "custom" with a roleId.
       * @enum {unknown}
       */
      role: 'guest' | 'member' | 'admin' | 'owner' | 'custom' | null;
      /**
       * Format: uuid
       * @description One of the workspace's own roles.
       */
      roleId: null | string;
    };
    PatchWorkspaceRequest: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      name: string;
      /** @description For owners, who turn it on once they have shown a second factor themselves. */
      requiresSecondFactor: boolean;
    };
    PendingFactorView: {
      /** @description Each of totp, passkey and recovery that this account has. */
      factors: string[];
    };
    /** @description What roles are made of, and what the built-in ones are made of. */
    PermissionCatalogue: {
      permissions: components['schemas']['PermissionView'][];
      roles: components['schemas']['BuiltInRoleView'][];
    };
    /** @description A permission as people read it. */
    PermissionView: {
      /** @description Under which heading it stands. */
      group: string;
      hint: string;
      name: string;
      /** @description Where it can be given: "workspace" or "project". */
      scope: string;
      title: string;
    };
    /**
     * @description Whether there is a small picture of a file.
     * @enum {unknown}
     */
    PreviewState: 'none' | 'pending' | 'ready';
    PreviewStatus: {
      category: string;
      name: string;
      /** Format: int32 */
      tasks: number;
    };
    PreviewTask: {
      /** Format: date */
      dueDate: null | string;
      parentTitle: null | string;
      /** Format: date */
      startDate: null | string;
      status: string;
      title: string;
    };
    ProjectMemberView: {
      /** Format: date-time */
      createdAt: unknown;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      projectId: string;
      role: components['schemas']['ProjectRole'];
      /** Format: uuid */
      roleId: null | string;
      /** Format: uuid */
      userId: string;
      /** Format: int64 */
      version: number;
      /** Format: uuid */
      workspaceId: string;
    };
    /**
     * @description A role in a project. ProjectRole.Custom as above.
     * @enum {unknown}
     */
    ProjectRole: 'viewer' | 'contributor' | 'lead' | 'custom';
    /** @description A whole project as its board, list and Gantt need it, at a number of its stream. */
    ProjectSnapshot: {
      dependencies: components['schemas']['DependencyView'][];
      labels: components['schemas']['LabelView'][];
      members: components['schemas']['ProjectMemberView'][];
      milestones: components['schemas']['MilestoneView'][];
      project: components['schemas']['ProjectView'];
      /** Format: int64 */
      seq: number;
      statuses: components['schemas']['StatusView'][];
      tasks: components['schemas']['TaskView'][];
    };
    ProjectView: {
      /** @description What the caller may do, by the names of the permissions. */
      can: string[];
      color: null | string;
      /** Format: date-time */
      createdAt: unknown;
      description: string;
      /** Format: date */
      dueDate: null | string;
      /** Format: uuid */
      id: string;
      key: string;
      name: string;
      private: boolean;
      /** @description The caller's role as it counts here: an admin of the workspace is a lead. */
      role: components['schemas']['ProjectRole'];
      /** Format: uuid */
      roleId: null | string;
      /** @description Made to be tried and thrown away. */
      sample: boolean;
      /** Format: date */
      startDate: null | string;
      /** Format: date-time */
      updatedAt: unknown;
      /** Format: int64 */
      version: number;
      /** Format: uuid */
      workspaceId: string;
    };
    /** @description How the caller can prove that it is them. */
    ProofView: {
      /** @description Each is a member that POST takes. */
      methods: string[];
      /** @description Where they can go to prove it: POST /auth/oauth/{provider}/prove. */
      providers: string[];
    };
    /**
     * @description How a provider is spoken to. All but GitHub speak OpenID Connect; GitHub speaks OAuth 2 and tells of its users by its API.
     * @enum {unknown}
     */
    ProviderKind: 'oidc' | 'google' | 'microsoft' | 'github';
    /** @description A way to sign in beside the password. */
    ProviderView: {
      /** @description Whether it tells of people's groups, so that a workspace can give roles by them. */
      groups: boolean;
      id: string;
      kind: components['schemas']['ProviderKind'];
      name: string;
    };
    /** @description Where to send the browser. */
    ProviderVisitView: {
      url: string;
    };
    QueryFieldView: {
      /** @description One line for a person. */
      about: string;
      aliases: string[];
      /** @description What its values can be. */
      kind: components['schemas']['QueryKind'];
      name: string;
      /** @description How it can be compared. */
      operators: string[];
      /** @description Stands after "order by". */
      sortable: boolean;
      /** @description Values that are words of the language. Names of people, labels, statuses and projects come besides, by the kind. */
      words: string[];
    };
    /**
     * @description What stands behind a field: says what its values can be.
     * @enum {unknown}
     */
    QueryKind:
      | 'key'
      | 'title'
      | 'text'
      | 'status'
      | 'category'
      | 'priority'
      | 'person'
      | 'label'
      | 'date'
      | 'moment'
      | 'duration'
      | 'task'
      | 'project';
    /**
     * @description What one may say to a comment without words. Stored and told by these words, so that each client draws them as it likes.
     * @enum {unknown}
     */
    ReactionKind: 'thumbsUp' | 'thumbsDown' | 'heart' | 'party' | 'laugh' | 'sad' | 'eyes' | 'rocket';
    ReactionView: {
      /** Format: uuid */
      commentId: string;
      /** Format: date-time */
      createdAt: unknown;
      /** Format: uuid */
      id: string;
      /** @description As its comment: for the team only. */
      internal: boolean;
      kind: components['schemas']['ReactionKind'];
      /** Format: uuid */
      projectId: string;
      /** Format: uuid */
      taskId: string;
      /** Format: uuid */
      userId: string;
      /** Format: int64 */
      version: number;
    };
    ReauthenticateRequest: {
      /** @description Of an authenticator app, or a recovery code. */
      code: null | string;
      passkey: null | components['schemas']['JsonElement'];
      /** @description The account's password. */
      password: null | string;
    };
    RecoveryCodesView: {
      recoveryCodes: string[];
    };
    RegisterRequest: {
      email: null | string;
      name: null | string;
      /** @description 8 to 128 characters; no rules about which. */
      password: null | string;
    };
    RenamePasskeyRequest: {
      name: null | string;
    };
    ResetPasswordRequest: {
      /** @description The new one. */
      password: null | string;
      /** @description From the link in the letter. */
      token: null | string;
    };
    /**
     * @description Where a role is given: to members of the workspace, or to members of its projects.
     * @enum {unknown}
     */
    RoleScope: 'workspace' | 'project';
    RoleView: {
      /** Format: date-time */
      createdAt: unknown;
      description: string;
      /** Format: uuid */
      id: string;
      name: string;
      permissions: string[];
      scope: components['schemas']['RoleScope'];
      /** Format: date-time */
      updatedAt: unknown;
      /** Format: int64 */
      version: number;
      /** Format: uuid */
      workspaceId: string;
    };
    SavedViewView: {
      /** Format: date-time */
      createdAt: unknown;
      grouping: null | string;
      icon: null | string;
      /** Format: uuid */
      id: string;
      layout: components['schemas']['ViewLayout'];
      name: string;
      /** Format: uuid */
      ownerId: string;
      /** Format: uuid */
      projectId: null | string;
      query: string;
      shared: boolean;
      sort: null | string;
      /** Format: date-time */
      updatedAt: unknown;
      /** Format: int64 */
      version: number;
      /** Format: uuid */
      workspaceId: string;
    };
    /**
     * @description What can be found.
     * @enum {unknown}
     */
    SearchKind: 'task' | 'comment' | 'file';
    SearchResult: {
      /** Format: date-time */
      at: unknown;
      authorName: null | string;
      category: components['schemas']['StatusCategory'];
      /** @description The task whose key was typed. */
      exact: boolean;
      /** Format: uuid */
      id: string;
      /** Format: uuid */
      projectId: string;
      /** Format: double */
      score: number;
      /** @description The words around what was found, plain text on one line; empty if the title says it all. */
      snippet: string;
      snippetMarks: components['schemas']['Mark'][];
      /** Format: uuid */
      taskId: string;
      taskKey: string;
      /** @description The task's title; a file's own name. */
      title: string;
      /** @description What of the title was looked for. */
      titleMarks: components['schemas']['Mark'][];
      type: components['schemas']['SearchKind'];
    };
    /** @description A member that a program works as. It has tokens and no sign-in. */
    ServiceAccountView: {
      /** Format: date-time */
      createdAt: unknown;
      /** Format: date-time */
      disabledAt: unknown;
      /**
       * Format: date-time
       * @description When one of them was last used, to the minute.
       */
      lastUsedAt: unknown;
      name: string;
      role: components['schemas']['WorkspaceRole'];
      /** Format: uuid */
      roleId: null | string;
      /**
       * Format: int32
       * @description How many tokens it has that work.
       */
      tokens: number;
      /** Format: uuid */
      userId: string;
      /** Format: int64 */
      version: number;
    };
    SessionView: {
      /** Format: date-time */
      createdAt: unknown;
      current: boolean;
      /** Format: uuid */
      id: string;
      ip: null | string;
      /** Format: date-time */
      lastUsedAt: unknown;
      userAgent: null | string;
    };
    ShareViewRequest: {
      /**
       * Format: uuid
       * @description Of the view that comes in its place.
       */
      id: null | string;
      shared: null | boolean;
    };
    SignedIn: {
      accessToken: string;
      /**
       * Format: int32
       * @description Seconds until the access token ends.
       */
      expiresIn: number;
      tokenType: string;
      user: components['schemas']['UserView'];
    };
    SignInWithPasskeyRequest: {
      passkey: null | components['schemas']['JsonElement'];
    };
    /**
     * @description What a status means for the work in it.
     * @enum {unknown}
     */
    StatusCategory: 'todo' | 'inProgress' | 'done' | 'cancelled';
    /** @description One way out of a status. */
    StatusTransition: {
      /** @description Who may take it there: lead, contributor, viewer, or the id of a custom role. Null: everybody who writes tasks. */
      roles: null | string[];
      /**
       * Format: uuid
       * @description The status that a task may go to.
       */
      toStatusId: string;
    };
    StatusView: {
      category: components['schemas']['StatusCategory'];
      color: null | string;
      /** Format: uuid */
      id: string;
      name: string;
      position: string;
      /** Format: uuid */
      projectId: string;
      /** @description Where tasks may go from here; null for anywhere. */
      transitions: null | components['schemas']['StatusTransition'][];
      /** Format: int64 */
      version: number;
      /**
       * Format: int32
       * @description How many tasks may stand in it before the board says that it is too many; null for no limit.
       */
      wipLimit: null | number;
    };
    /** Format: binary */
    Stream: string;
    /** @description What may be said about a task, new or not: one list for creating, patching and batches. */
    TaskFields: {
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      assigneeIds?: string[];
      /** @description Values of custom fields by the field's id. */
      customFields?: unknown;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      description?: string;
      /**
       * Format: date
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      dueDate?: null | string;
      /**
       * Format: int32
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      estimateMinutes?: null | number;
      /**
       * Format: uuid
       * @description The id of the task: made by the client for a new one; which one, in a batch's patch.
       */
      id?: null | string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      labelIds?: string[];
      /**
       * Format: uuid
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      milestoneId?: null | string;
      /**
       * Format: uuid
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      parentId?: null | string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      position?: string;
      /**
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       * @enum {unknown}
       */
      priority?: 'none' | 'low' | 'medium' | 'high' | 'urgent' | null;
      /**
       * Format: int32
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      progress?: null | number;
      /**
       * Format: uuid
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      sprintId?: null | string;
      /**
       * Format: date
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      startDate?: null | string;
      /**
       * Format: uuid
       * @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null.
       */
      statusId?: null | string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      title?: string;
    };
    TaskMatches: {
      /** @description In the order that the query asks for, else in that of the board. */
      ids: string[];
    };
    TaskPartCount: {
      /** Format: int32 */
      attachments: number;
      /** Format: int32 */
      checklistDone: number;
      /** Format: int32 */
      checklistItems: number;
      /** Format: int32 */
      comments: number;
      /** Format: uuid */
      taskId: string;
    };
    TaskPartCounts: {
      /** @description Only tasks that have any part. */
      items: components['schemas']['TaskPartCount'][];
      /**
       * Format: int64
       * @description The number of the project's stream that the counts are of.
       */
      seq: number;
    };
    /** @enum {unknown} */
    TaskPriority: 'none' | 'low' | 'medium' | 'high' | 'urgent';
    /** @description A task as the API and its change show it: the same fields, the same spelling. */
    TaskView: {
      assigneeIds: string[];
      /** @description What the caller may do with it, by the names of the permissions: said where one task is read. A list's project says it for all. */
      can?: null | string[];
      category: components['schemas']['StatusCategory'];
      /** Format: date-time */
      completedAt: unknown;
      /** Format: date-time */
      createdAt: unknown;
      /** @description Values of custom fields by the field's id. */
      customFields: unknown;
      description: string;
      /** Format: date */
      dueDate: null | string;
      /** Format: int32 */
      estimateMinutes: null | number;
      /** Format: uuid */
      id: string;
      key: string;
      labelIds: string[];
      /** Format: uuid */
      milestoneId: null | string;
      /** Format: uuid */
      parentId: null | string;
      position: string;
      priority: components['schemas']['TaskPriority'];
      /** Format: int32 */
      progress: null | number;
      /** Format: uuid */
      projectId: string;
      /** Format: uuid */
      reporterId: null | string;
      /** Format: uuid */
      sprintId: null | string;
      /** Format: date */
      startDate: null | string;
      /** Format: uuid */
      statusId: string;
      title: string;
      /** Format: int32 */
      trackedMinutes: number;
      /** Format: date-time */
      updatedAt: unknown;
      /** Format: int64 */
      version: number;
    };
    TicketView: {
      ticket: string;
    };
    TimeEntryView: {
      billable: boolean;
      /** Format: date-time */
      createdAt: unknown;
      /** Format: date */
      date: string;
      /** Format: date-time */
      endedAt: unknown;
      /** Format: uuid */
      id: string;
      /** Format: int32 */
      minutes: number;
      note: string;
      /** Format: uuid */
      projectId: string;
      /** Format: date-time */
      startedAt: unknown;
      /** Format: uuid */
      taskId: string;
      /** Format: uuid */
      userId: null | string;
      userName: string;
      /** Format: int64 */
      version: number;
    };
    TokenRequest: {
      /**
       * Format: date-time
       * @description Without it, the token is good until it is revoked.
       */
      expiresAt: unknown;
      name: null | string;
      /** @description If given, the only projects that exist for the token. */
      projectIds: null | string[];
      /** @description From the list in the documentation: tasks:read, tasks:write, … */
      scopes: null | string[];
    };
    TotpDraftView: {
      /** Format: uuid */
      id: string;
      /** @description The same as an otpauth address, to show as a QR code. */
      link: string;
      /** @description In base32, to type into an app. Shown this once. */
      secret: string;
    };
    TransferWorkspaceRequest: {
      /** Format: uuid */
      userId: null | string;
    };
    UndoAnswer: {
      /** Format: uuid */
      commandId: string;
      /** @description What stays as others have made it since: nothing of theirs is dropped. */
      conflicts: components['schemas']['UndoConflict'][];
    };
    UndoConflict: {
      entity: string;
      /** Format: uuid */
      entityId: string;
      field: null | string;
      message: string;
    };
    UploadView: {
      /** Format: date-time */
      expiresAt: unknown;
      /** Format: uuid */
      id: string;
      /** @description Numbers of the pieces that are still to be sent. */
      missing: number[];
      name: string;
      /**
       * Format: int32
       * @description The length of each piece but the last.
       */
      pieceBytes: number;
      /** Format: int32 */
      pieces: number;
      /** Format: int64 */
      size: number;
      /** Format: uuid */
      taskId: string;
    };
    UserView: {
      /** Format: date-time */
      createdAt: unknown;
      email: string;
      /**
       * Format: date-time
       * @description Null until the address was confirmed from a letter.
       */
      emailVerifiedAt: unknown;
      /** Format: uuid */
      id: string;
      /** @description A language tag; null: as the device says. */
      locale: null | string;
      name: string;
      /** @description The picture is at /pictures/{picture}; null: there is none. */
      picture: null | string;
      /** @description IANA; null: as the device says. */
      timeZone: null | string;
      /** Format: date-time */
      updatedAt: unknown;
      /** Format: int64 */
      version: number;
    };
    /**
     * @description How a view shows its tasks. A board and a Gantt are of one project.
     * @enum {unknown}
     */
    ViewLayout: 'list' | 'board' | 'gantt' | 'calendar';
    WorkspaceMemberView: {
      /** Format: date-time */
      createdAt: unknown;
      email: string;
      /** Format: uuid */
      id: string;
      kind: components['schemas']['MemberKind'];
      managedBy: null | string;
      name: string;
      picture: null | string;
      role: components['schemas']['WorkspaceRole'];
      /** Format: uuid */
      roleId: null | string;
      /** Format: uuid */
      userId: string;
      /** Format: int64 */
      version: number;
      /** Format: uuid */
      workspaceId: string;
    };
    /**
     * @description A role in a workspace. WorkspaceRole.Custom grants nothing by itself: what it gives stands in the role that goes with it.
     * @enum {unknown}
     */
    WorkspaceRole: 'guest' | 'member' | 'admin' | 'owner' | 'custom';
    WorkspaceSignInView: {
      groups: components['schemas']['GroupRule'][];
      /** Format: uuid */
      id: null | string;
      provider: null | string;
      required: boolean;
      /** Format: date-time */
      updatedAt: unknown;
      /**
       * Format: int64
       * @description 0 as long as nothing was ever set.
       */
      version: number;
      /** Format: uuid */
      workspaceId: string;
    };
    /** @description A workspace as the caller sees it, at a number of its stream. */
    WorkspaceSnapshot: {
      members: components['schemas']['WorkspaceMemberView'][];
      projects: components['schemas']['ProjectView'][];
      roles: components['schemas']['RoleView'][];
      /** Format: int64 */
      seq: number;
      /** @description Those that the team shares; the caller's own are in their own snapshot. */
      views: components['schemas']['SavedViewView'][];
      workspace: components['schemas']['WorkspaceView'];
    };
    WorkspaceView: {
      /** @description What the caller may do, by the names of the permissions. */
      can: string[];
      /** Format: date-time */
      createdAt: unknown;
      /** Format: uuid */
      id: string;
      name: string;
      requiresSecondFactor: boolean;
      /** @description The caller's role; with "custom", RoleId says which. */
      role: components['schemas']['WorkspaceRole'];
      /** Format: uuid */
      roleId: null | string;
      /** Format: date-time */
      updatedAt: unknown;
      /** Format: int64 */
      version: number;
    };
    WriteSignInRulesRequest: {
      /** @description All rules; those that are not among them go. */
      groups: components['schemas']['WriteSignInRulesRule'][];
      /** @description The id of one of the server's providers, or null for none. */
      provider: string;
      /** @description A member of a merge patch (RFC 7396): absent, or set to a value, which may be null. */
      required: boolean;
    };
    WriteSignInRulesRule: {
      group: null | string;
      role: null | components['schemas']['WorkspaceRole'];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
