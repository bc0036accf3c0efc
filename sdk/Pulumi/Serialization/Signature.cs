namespace Pulumi.Serialization;

/// <summary>The keys by which engines mark special values inside JSON text.</summary>
internal static class Signature
{
    public const string Key = "4dabf18193072939515e22adb298388d";
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";
}
