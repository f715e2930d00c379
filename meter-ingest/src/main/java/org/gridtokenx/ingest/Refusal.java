package org.gridtokenx.ingest;

/** An answer that is an error: status, code and one line that says what to do. Without a stack trace: it is no fault. */
final class Refusal extends RuntimeException {
    private final int status;
    private final String code;

    private Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "invalid_request", message);
    }

    static Refusal unauthorized(String message) {
        return new Refusal(401, "unauthorized", message);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, "not_found", message);
    }

    static Refusal tooLarge(String message) {
        return new Refusal(413, "too_large", message);
    }

    static Refusal rateLimited(String message) {
        return new Refusal(429, "rate_limited", message);
    }

    static Refusal internal() {
        return new Refusal(500, "internal", "something went wrong here; the log of meter-ingest says what");
    }

    static Refusal unavailable(String message) {
        return new Refusal(503, "unavailable", message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
