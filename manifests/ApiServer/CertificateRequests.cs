using System.Text;

namespace Infra.ApiServer;

/// <summary>Requests for certificates that a cluster signs.</summary>
internal static class CertificateRequests
{
    private const int ShortestValidity = 600;

    /// <summary>Checks a CertificateSigningRequest.</summary>
    public static void Check(Field request)
    {
        var spec = request["spec"];
        if (spec["request"].Text is { } encoded && !IsRequest(encoded))
        {
            spec["request"]
                .Refuse("a value", "a request for a certificate as PEM in base64", "write the output of `base64 -w0 request.pem`");
        }

        if (spec["signerName"].Text is { } signer && !IsSigner(signer))
            spec["signerName"].Refuse("a domain and a path, such as example.com/signer", "write the full name of the signer");

        if (spec["usages"].Count == 0)
            spec["usages"].Refuse(null, "one usage or more", "write usages, client auth for example");

        spec["usages"].Items.MustBeUnique("a usage");
        spec["expirationSeconds"].MustBeAtLeast(ShortestValidity);
    }

    private static bool IsSigner(string name) => name.Split('/') is [var domain, { Length: > 0 } path]
        && domain.Contains('.', StringComparison.Ordinal) && Formats.IsSubdomain(domain) && Formats.IsSubdomain(path);

    private static bool IsRequest(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Contains("-----BEGIN CERTIFICATE REQUEST-----", StringComparison.Ordinal);
    }
}
