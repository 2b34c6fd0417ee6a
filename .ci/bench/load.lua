-- What wrk prints in the end: the 95th percentile in microseconds, requests, failures.
function done(summary, latency)
    local e = summary.errors
    local failures = e.connect + e.read + e.write + e.timeout + e.status
    io.write(string.format('\nmeasured %d %d %d\n', latency:percentile(95), summary.requests, failures))
end
