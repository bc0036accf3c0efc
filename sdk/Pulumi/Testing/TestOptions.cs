namespace Pulumi.Testing;

/// <summary>What a test run takes itself for.</summary>
public class TestOptions
{
    public string? ProjectName { get; set; }

    public string? StackName { get; set; }

    public string? OrganizationName { get; set; }

    public string? RootDirectory { get; set; }

    /// <summary>Whether what the mocks leave open is unknown. Default: yes.</summary>
    public bool? IsPreview { get; set; }
}
