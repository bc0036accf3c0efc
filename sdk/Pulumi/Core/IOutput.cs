namespace Pulumi;

/// <summary>An <see cref="Output{T}"/> of any type.</summary>
internal interface IOutput
{
    /// <summary>Gives the data if it is there without waiting.</summary>
    bool TryGetData(out OutputSnapshot data);

    ValueTask<OutputSnapshot> GetDataAsync();

    Output<object?> ToObject();
}
