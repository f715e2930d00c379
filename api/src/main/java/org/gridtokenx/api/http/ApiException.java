package org.gridtokenx.api.http;

import org.gridtokenx.market.RejectCode;

/**
 * An answer that is an error: its status, its code and one line that says what to do. It has no stack trace, because it
 * is an answer to a client and not a fault.
 */
public final class ApiException extends RuntimeException {
    private final int status;
    private final String code;

    private ApiException(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    /** The word for programs, such as {@code invalid_request}. */
    public String code() {
        return code;
    }

    /** 400; the message names the field. */
    public static ApiException invalid(String message) {
        return new ApiException(400, "invalid_request", message);
    }

    /** 401. */
    public static ApiException unauthorized(String message) {
        return new ApiException(401, "unauthorized", message);
    }

    /** 403. */
    public static ApiException forbidden(String message) {
        return new ApiException(403, "forbidden", message);
    }

    /** 404. */
    public static ApiException notFound(String message) {
        return new ApiException(404, "not_found", message);
    }

    /** 405. */
    public static ApiException methodNotAllowed(String message) {
        return new ApiException(405, "method_not_allowed", message);
    }

    /** 409. */
    public static ApiException conflict(String message) {
        return new ApiException(409, "conflict", message);
    }

    /** 413. */
    public static ApiException tooLarge(String message) {
        return new ApiException(413, "too_large", message);
    }

    /** 422: the market refused. */
    public static ApiException refused(RejectCode code, String message) {
        return new ApiException(422, code.code(), message);
    }

    /** 429. */
    public static ApiException rateLimited(String message) {
        return new ApiException(429, "rate_limited", message);
    }

    /** 500: a fault of ours, whose cause stands in the log. */
    public static ApiException internal() {
        return new ApiException(500, "internal", "something went wrong here; the log of the API says what");
    }

    /** 503; the message says which part is down. */
    public static ApiException unavailable(String message) {
        return new ApiException(503, "unavailable", message);
    }
}
